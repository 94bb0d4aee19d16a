package io.dockops.junit.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.Progress;
import io.dockops.junit.event.ImageEvent;
import io.dockops.junit.event.ImageEvent.Step;
import io.dockops.junit.event.ImageProgress;
import io.dockops.junit.event.Requester;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** When something is shown, by a clock of the test's; what is shown, in the log and on a terminal. */
class ProgressViewTests {

    private static final Requester REQUESTER = Requester.of("a.Test");

    private final List<String> shown = new ArrayList<>();
    private final List<Runnable> threads = new ArrayList<>();
    private long now = Long.MAX_VALUE - 1000; // it may overflow
    private int displays;
    private final ProgressView view = new ProgressView(this::display, () -> now, threads::add);

    private Display display() {
        displays++;
        return new Display() {
            @Override
            public void show(List<ImageWork> works, long at) {
                works.forEach(work -> shown.add(work.described(at)));
            }

            @Override
            public void step(ImageWork work, long at) {
                shown.add("new: " + work.described(at));
            }

            @Override
            public void end(String told) {
                shown.add(told);
            }
        };
    }

    private void pass(long millis) {
        now += Duration.ofMillis(millis).toNanos();
    }

    private void hear(Step step, String image) {
        view.image(new ImageEvent(Instant.EPOCH, step, REQUESTER, image, Optional.empty(), Optional.empty()));
    }

    private void hear(Progress progress) {
        view.progress(new ImageProgress(Instant.EPOCH, REQUESTER, progress.image(), progress));
    }

    static Progress step(int step, String text) {
        return new Progress(
                "test:uno",
                Progress.Work.BUILD,
                OptionalInt.of(step),
                OptionalInt.of(9),
                text,
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    static Progress bytes(Progress.Work work, long done, long total) {
        return new Progress(
                "test:uno",
                work,
                OptionalInt.empty(),
                OptionalInt.empty(),
                "",
                OptionalLong.of(done),
                total == 0 ? OptionalLong.empty() : OptionalLong.of(total));
    }

    @Test
    void anImageThatTakesLessThanASecondIsNotShownAndNeedsNoDisplay() {
        hear(Step.NEEDED, "test:uno");
        hear(Step.BEGUN, "test:uno");
        hear(Step.BUILD_BEGUN, "test:uno");
        hear(step(1, "FROM busybox"));
        pass(999);
        view.tick();
        hear(step(2, "RUN make"));
        hear(Step.BUILT, "test:uno");
        pass(5000);
        view.tick();

        assertThat(shown).isEmpty();
        assertThat(displays).isZero();
    }

    @Test
    void aStepThatTakesLongIsShownThoughNothingIsToldMeanwhile() {
        hear(Step.BUILD_BEGUN, "test:uno");
        hear(step(2, "RUN make"));
        pass(1000);
        view.tick();
        pass(1500);
        hear(step(3, "RUN test"));
        hear(bytes(Progress.Work.BUILD, 5, 10));
        pass(500);
        hear(Step.BUILT, "test:uno");

        assertThat(shown)
                .containsExactly(
                        "Building test:uno for 1.0 s: step 2 of 9, RUN make",
                        "new: Building test:uno for 2.5 s: step 3 of 9, RUN test",
                        "Built test:uno in 3.0 s");
        assertThat(displays).isOne();
    }

    @Test
    void bytesAreShownAtTheNextLookAndNotWithEachCount() {
        hear(Step.LOAD_BEGUN, "test:uno");
        pass(2000);
        for (int i = 1; i <= 100; i++) {
            hear(bytes(Progress.Work.LOAD, i * 100_000L, 20_000_000));
        }
        view.tick();
        hear(Step.FAILED, "test:uno");

        assertThat(shown)
                .containsExactly("Loading test:uno for 2.0 s: 10.0 of 20.0 MB", "Loading test:uno failed after 2.0 s");
    }

    @Test
    void aPullIsShownByItsLayersAndIsAtNoStep() {
        hear(Step.PULL_BEGUN, "test:uno");
        pass(1000);
        hear(new Progress(
                "test:uno",
                Progress.Work.PULL,
                OptionalInt.of(2),
                OptionalInt.of(5),
                "Downloading",
                OptionalLong.of(1_250_000),
                OptionalLong.empty()));
        view.tick();
        hear(Step.PULLED, "test:uno");

        assertThat(shown)
                .containsExactly(
                        "Pulling test:uno for 1.0 s: 2 of 5 layers, 1.3 MB, Downloading", "Pulled test:uno in 1.0 s");
    }

    @Test
    void eachOfSeveralImagesHasItsOwnTime() {
        hear(Step.BUILD_BEGUN, "test:uno");
        pass(600);
        hear(Step.PULL_BEGUN, "test:due");
        pass(600);
        view.tick();
        pass(600);
        view.tick();
        hear(Step.BUILT, "test:uno");
        hear(Step.PULLED, "test:due");

        assertThat(shown)
                .containsExactly(
                        "Building test:uno for 1.2 s",
                        "Building test:uno for 1.8 s",
                        "Pulling test:due for 1.2 s",
                        "Built test:uno in 1.8 s",
                        "Pulled test:due in 1.2 s");
    }

    @Test
    void whatOthersWroteIsOneLineWithoutCommandsForATerminal() {
        hear(Step.BUILD_BEGUN, "test:uno");
        hear(step(2, "RUN \033[2J\ta\r\nb\u202e\u009b1m"));
        pass(1000);
        view.tick();

        assertThat(shown).containsExactly("Building test:uno for 1.0 s: step 2 of 9, RUN [2J a b 1m");
    }

    @Test
    void thereIsOneThreadForAllImagesWhichEndsWithThem() throws Exception {
        hear(Step.BUILD_BEGUN, "test:uno");
        hear(Step.PULL_BEGUN, "test:due");
        assertThat(threads).hasSize(1);
        Thread ticking = new Thread(threads.get(0));
        ticking.start();

        hear(Step.BUILT, "test:uno");
        hear(Step.PULLED, "test:due");
        ticking.join(Duration.ofSeconds(10).toMillis());

        assertThat(ticking.isAlive()).isFalse();
        hear(Step.BUILD_BEGUN, "test:uno");
        assertThat(threads).as("another, for another image").hasSize(2);
    }
}
