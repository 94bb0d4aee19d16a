package io.dockops.junit.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.Progress;
import io.dockops.junit.event.ImageEvent;
import io.dockops.junit.event.ImageEvent.Step;
import io.dockops.junit.event.Requester;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.EventRecordingLogger;
import org.slf4j.event.Level;
import org.slf4j.event.SubstituteLoggingEvent;
import org.slf4j.helpers.SubstituteLogger;

/** What the log and a terminal get. */
class DisplayTests {

    private final Queue<SubstituteLoggingEvent> logged = new ConcurrentLinkedQueue<>();
    private final LogLines log =
            new LogLines(new EventRecordingLogger(new SubstituteLogger("progress", logged, false), logged));
    private final StringWriter sent = new StringWriter();
    private final LiveLines display = liveLines(Map.of());

    private static ImageWork work(Step begin, String image) {
        return new ImageWork(
                new ImageEvent(Instant.EPOCH, begin, Requester.of("a.Test"), image, Optional.empty(), Optional.empty()),
                0);
    }

    private static long at(double seconds) {
        return (long) (seconds * 1e9);
    }

    private LiveLines liveLines(Map<String, String> environment) {
        return new LiveLines(new Terminal(new PrintWriter(sent), environment));
    }

    private Screen screen() {
        return new Screen(5).receive(sent.toString());
    }

    @Test
    void inTheLogALineComesWhenItsTimeHasDoubledAndWithEachStep() {
        ImageWork work = work(Step.BUILD_BEGUN, "test:uno");
        List<Double> lines = new ArrayList<>();
        for (double second = 1; second < 40; second += 0.25) {
            int before = logged.size();
            log.show(List.of(work), at(second));
            if (logged.size() > before) {
                lines.add(second);
            }
        }
        assertThat(lines).containsExactly(1.0, 2.0, 4.0, 8.0, 16.0, 32.0);

        work.isNewStep(ProgressViewTests.step(7, "RUN test"));
        log.step(work, at(50));
        log.show(List.of(work), at(99.9));
        log.end("Built test:uno in 99.9 s");

        assertThat(logged.stream().skip(6).map(SubstituteLoggingEvent::getMessage))
                .containsExactly("Building test:uno for 50.0 s: step 7 of 9, RUN test", "Built test:uno in 99.9 s");
    }

    @Test
    void theLogsLinesAreOfLevelInfoAndHaveAMarker() {
        log.show(List.of(work(Step.LOAD_BEGUN, "test:{}")), at(1));
        log.end("Loaded test:{} in 1.0 s");

        assertThat(logged).hasSize(2).allMatch(event -> event.getLevel() == Level.INFO);
        assertThat(logged)
                .allMatch(event -> event.getMarkers().stream()
                        .anyMatch(marker -> marker.getName().equals("PROGRESS")));
    }

    @Test
    void onATerminalEachImageHasALineThatIsDrawnAnewAndInTheEndOneThatStays() {
        ImageWork pull = work(Step.PULL_BEGUN, "test:uno");
        ImageWork build = work(Step.BUILD_BEGUN, "test:due");

        display.show(List.of(pull, build), at(1));
        pull.isNewStep(ProgressViewTests.bytes(Progress.Work.PULL, 1_000_000, 2_000_000));
        display.step(build, at(1.1));
        display.show(List.of(pull, build), at(1.25));

        assertThat(screen().lines())
                .containsExactly("", "Pulling test:uno for 1.3 s: 1.0 of 2.0 MB", "Building test:due for 1.3 s");

        display.end("Pulled test:uno in 1.3 s");
        assertThat(screen().lines()).containsExactly("Pulled test:uno in 1.3 s");
        display.show(List.of(build), at(1.5));
        assertThat(screen().lines()).containsExactly("Pulled test:uno in 1.3 s", "", "Building test:due for 1.5 s");
        display.end("Built test:due in 1.6 s");
        assertThat(screen().lines()).containsExactly("Pulled test:uno in 1.3 s", "Built test:due in 1.6 s");
    }

    @Test
    void whatOthersWriteMeanwhileStaysWhereverTheyStopAndHoweverTheScreenScrolls() {
        List<ImageWork> works = List.of(work(Step.PULL_BEGUN, "test:uno"), work(Step.BUILD_BEGUN, "test:due"));
        sent.write("before\r\n");
        for (int i = 0; i < 10; i++) {
            display.show(works, at(1));
            sent.write("line " + i);
            display.show(works, at(1.25));
            sent.write(" of others\r\n");
        }
        display.show(works, at(1.5));

        List<String> expected = new ArrayList<>(List.of("before"));
        for (int i = 0; i < 10; i++) {
            expected.add("line " + i + " of others");
        }
        assertThat(screen().lines().subList(0, 11)).isEqualTo(expected);
        assertThat(screen().lines().subList(11, 14))
                .containsExactly("", "Pulling test:uno for 1.5 s", "Building test:due for 1.5 s");

        display.end("Built test:due in 1.6 s");
        expected.add("Built test:due in 1.6 s");
        assertThat(screen().lines()).isEqualTo(expected);
    }

    @Test
    void moreLinesThanAScreenHasAreNotDrawn() {
        List<ImageWork> works = Stream.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
                .map(number -> work(Step.PULL_BEGUN, "test:" + number))
                .toList();

        display.show(works, at(1));

        assertThat(new Screen(24).receive(sent.toString()).lines())
                .hasSize(10)
                .contains("Pulling test:8 for 1.0 s")
                .endsWith("and 3 more");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 79",
        "70, 69",
        "20, 19",
        "none, 79",
        "-5, 79",
        "99999999999, 79",
    })
    void aLineIsCutBeforeTheLastColumn(String columns, int length) {
        ImageWork work = work(Step.BUILD_BEGUN, "test:uno");
        work.isNewStep(ProgressViewTests.step(2, "x".repeat(500)));

        liveLines(Map.of("COLUMNS", columns)).show(List.of(work), at(1));

        assertThat(screen().lines().get(1)).hasSize(length);
    }

    @Test
    void aTerminalThatIsNarrowerThanItSaysIsNotUpset() {
        ImageWork work = work(Step.BUILD_BEGUN, "test:uno");
        work.isNewStep(ProgressViewTests.step(2, "x".repeat(500)));
        LiveLines lines = liveLines(Map.of("COLUMNS", "300"));

        for (int i = 0; i < 10; i++) {
            lines.show(List.of(work), at(1));
        }
        sent.write("y".repeat(81));
        lines.show(List.of(work), at(1));
        sent.write("\r\n");
        lines.end("Built test:uno in 2.0 s");

        assertThat(screen().lines()).containsExactly("y".repeat(80), "y", "Built test:uno in 2.0 s");
    }

    @Test
    void aCharacterOfTwoColumnsIsNotCutInHalf() {
        ImageWork work = work(Step.BUILD_BEGUN, "漢字😀");

        liveLines(Map.of("COLUMNS", "15")).show(List.of(work), at(1));

        assertThat(screen().lines()).containsExactly("", "Building 漢字");
    }

    @ParameterizedTest
    @CsvSource({"xterm-256color, true", "dumb, false", "'', false"})
    void aTerminalThatCanDrawNothingAnewIsNone(String kind, boolean understands) {
        assertThat(Terminal.understands(Map.of("TERM", kind))).isEqualTo(understands);
    }
}
