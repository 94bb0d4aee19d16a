package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.PullResponseItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How often progress is told, by a clock of the test's. */
class ProgressMeterTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventHub hub = new EventHub();
    private final List<Progress> told = new ArrayList<>();
    private long now = Long.MAX_VALUE - 1000; // it may overflow

    ProgressMeterTests() {
        hub.onProgress(told::add);
    }

    private ProgressMeter meter(Progress.Work work) {
        return new ProgressMeter(hub, work, "test:uno", () -> now);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static PullResponseItem item(String id, String status, long current, long total)
            throws JsonProcessingException {
        return JSON.readValue(
                "{\"id\":\"%s\",\"status\":\"%s\",\"progressDetail\":{\"current\":%d,\"total\":%d}}"
                        .formatted(id, status, current, total),
                PullResponseItem.class);
    }

    @Test
    void ofManyBytesFourCountsASecondAreTold() {
        ProgressMeter meter = meter(Progress.Work.LOAD);
        for (int i = 0; i < 10_000; i++) {
            meter.sent(10, OptionalLong.of(100_000));
            pass(Duration.ofMillis(1));
        }

        assertThat(told).hasSize(40);
        assertThat(told.get(0).done()).hasValue(10);
        assertThat(told.get(39).done()).as("250 ms before the end").hasValue(97_510);
    }

    @Test
    void thatAllBytesWereSentIsToldOnceHoweverShortlyBeforeOthersWere() {
        ProgressMeter meter = meter(Progress.Work.BUILD);
        meter.sent(10, OptionalLong.empty());
        meter.sent(10, OptionalLong.empty());
        meter.allSent();
        meter.allSent();

        assertThat(told).extracting(Progress::done).containsExactly(OptionalLong.of(10), OptionalLong.of(20));
        assertThat(told).extracting(Progress::total).containsExactly(OptionalLong.empty(), OptionalLong.of(20));
    }

    @Test
    void eachStepIsToldAtOnceAndWithoutTheBytesOfTheOneBefore() {
        ProgressMeter meter = meter(Progress.Work.BUILD);
        meter.sent(10, OptionalLong.of(10));
        for (int i = 1; i <= 50; i++) {
            meter.step(OptionalInt.of(i), OptionalInt.of(50), "RUN " + i);
        }
        meter.allSent();

        assertThat(told).hasSize(51);
        assertThat(told.get(50))
                .isEqualTo(new Progress(
                        "test:uno",
                        Progress.Work.BUILD,
                        OptionalInt.of(50),
                        OptionalInt.of(50),
                        "RUN 50",
                        OptionalLong.empty(),
                        OptionalLong.empty()));
    }

    @Test
    void theLayersOfAPullAreAddedUpAndEachThatIsCompleteIsToldAtOnce() throws JsonProcessingException {
        ProgressMeter meter = meter(Progress.Work.PULL);
        meter.layer(item("uno", "Pulling from progress", 0, 0));
        assertThat(told).as("that is no layer").isEmpty();
        meter.layer(item("aa", "Pulling fs layer", 0, 0));
        meter.layer(item("bb", "Pulling fs layer", 0, 0));
        pass(Duration.ofSeconds(1));
        meter.layer(item("aa", "Downloading", 10, 100));
        meter.layer(item("aa", "Downloading", 20, 100)); // not told: at the same time
        meter.layer(item("bb", "Downloading", 1, 1000));
        pass(Duration.ofSeconds(1));
        meter.layer(item("bb", "Extracting", 1, 7));
        meter.layer(item("aa", "Download complete", 0, 0));
        meter.layer(item("aa", "Pull complete", 0, 0));
        meter.layer(item("cc", "Already exists", 0, 0));

        assertThat(told)
                .extracting(one -> one.step().getAsInt() + "/" + one.steps().getAsInt() + " " + one.text() + " "
                        + one.done().orElse(-1) + "/" + one.total().orElse(-1))
                .containsExactly(
                        "0/1 Pulling fs layer -1/-1",
                        "0/2 Downloading 10/100",
                        "0/2 Extracting 21/1100",
                        "1/2 Pull complete 101/1100",
                        "2/3 Already exists 101/1100");
    }

    @Test
    void theLayersOfABuildsBaseAreBytesOfItsStep() throws JsonProcessingException {
        ProgressMeter meter = meter(Progress.Work.BUILD);
        meter.step(OptionalInt.of(1), OptionalInt.of(3), "FROM base");
        pass(Duration.ofSeconds(1));
        meter.layer(item("aa", "Downloading", 10, 100));
        meter.layer(item("aa", "Pull complete", 0, 0));

        assertThat(told).hasSize(2);
        assertThat(told.get(1).text()).isEqualTo("FROM base");
        assertThat(told.get(1).step()).hasValue(1);
        assertThat(told.get(1).done()).hasValue(10);
        assertThat(told.get(1).total()).hasValue(100);
    }
}
