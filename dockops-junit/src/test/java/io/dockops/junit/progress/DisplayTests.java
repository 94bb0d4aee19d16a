package io.dockops.junit.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.Progress;
import io.dockops.junit.event.ImageEvent;
import io.dockops.junit.event.ImageEvent.Step;
import io.dockops.junit.event.Requester;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    private final StringWriter screen = new StringWriter();

    private static ImageWork work(Step begin, String image) {
        return new ImageWork(
                new ImageEvent(Instant.EPOCH, begin, Requester.of("a.Test"), image, Optional.empty(), Optional.empty()),
                0);
    }

    private static long at(double seconds) {
        return (long) (seconds * 1e9);
    }

    private LiveLine liveLine(Map<String, String> environment) {
        return new LiveLine(new Terminal(new PrintWriter(screen), environment));
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
    void onATerminalALineIsDrawnAnewInPlaceAndStaysOnlyInTheEnd() {
        ImageWork work = work(Step.PULL_BEGUN, "test:uno");
        LiveLine line = liveLine(Map.of());

        line.show(List.of(work), at(1));
        work.isNewStep(ProgressViewTests.bytes(Progress.Work.PULL, 1_000_000, 2_000_000));
        line.step(work, at(1.1));
        line.show(List.of(work), at(1.25));
        line.end("Pulled test:uno in 1.3 s");

        assertThat(screen)
                .hasToString("\rPulling test:uno for 1.0 s\033[K" + "\rPulling test:uno for 1.3 s: 1.0 of 2.0 MB\033[K"
                        + "\rPulled test:uno in 1.3 s\033[K" + System.lineSeparator());
    }

    @Test
    void severalImagesTakeTheirTurns() {
        List<ImageWork> works = List.of(work(Step.PULL_BEGUN, "test:uno"), work(Step.BUILD_BEGUN, "test:due"));
        LiveLine line = liveLine(Map.of());

        line.show(works, at(1));
        line.show(works, at(2));
        line.show(works, at(4));
        line.show(works, -Duration.ofSeconds(1).toNanos());

        assertThat(screen.toString().split("\r"))
                .containsExactly(
                        "",
                        "(1/2) Pulling test:uno for 1.0 s\033[K",
                        "(2/2) Building test:due for 2.0 s\033[K",
                        "(1/2) Pulling test:uno for 4.0 s\033[K",
                        "(2/2) Building test:due for -1.0 s\033[K");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 79",
        "120, 119",
        "20, 19",
        "none, 79",
        "-5, 79",
        "99999999999, 79",
    })
    void aLineIsCutBeforeTheLastColumn(String columns, int length) {
        ImageWork work = work(Step.BUILD_BEGUN, "test:uno");
        work.isNewStep(ProgressViewTests.step(2, "x".repeat(500)));

        liveLine(Map.of("COLUMNS", columns)).show(List.of(work), at(1));

        assertThat(screen.toString().replace("\033[K", "").strip()).hasSize(length);
    }

    @Test
    void aCharacterOfTwoColumnsIsNotCutInHalf() {
        ImageWork work = work(Step.BUILD_BEGUN, "漢字😀");

        liveLine(Map.of("COLUMNS", "15")).show(List.of(work), at(1));

        assertThat(screen).hasToString("\rBuilding 漢字\033[K");
    }

    @ParameterizedTest
    @CsvSource({"xterm-256color, true", "dumb, false", "'', false"})
    void aTerminalThatCanDrawNothingAnewIsNone(String kind, boolean understands) {
        assertThat(Terminal.understands(Map.of("TERM", kind))).isEqualTo(understands);
    }
}
