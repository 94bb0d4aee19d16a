package io.dockops.junit.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told of rounds. */
class SummaryTests {

    private static final List<Duration> HUNDRED =
            IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();

    @Test
    void aPercentileIsTheTimeThatSoManyRoundsDoNotExceed() {
        assertThat(Summary.percentile(HUNDRED, 50)).hasMillis(50);
        assertThat(Summary.percentile(HUNDRED, 99)).hasMillis(99);
        assertThat(Summary.percentile(HUNDRED, 100)).hasMillis(100);
        assertThat(Summary.percentile(List.of(Duration.ofMillis(7)), 50)).hasMillis(7);
        assertThat(Summary.percentile(List.of(), 99)).isZero();
    }

    @Test
    void timesAreOfRoundsThatHadSomethingToRemove() {
        assertThat(row(outcome(0, 0), outcome(4, 300), outcome(0, 100)).times())
                .containsExactly(Duration.ofMillis(100), Duration.ofMillis(300));
    }

    @Test
    void aLeakOrATouchFails() {
        assertThat(summary(outcome(4, 300)).passed()).isTrue();
        assertThat(summary(outcome(4, 300), outcome(4, 5001)).passed())
                .as("slow")
                .isTrue();
        assertThat(summary(outcome(4, 300, List.of("volume x"), List.of())).passed())
                .isFalse();
        assertThat(summary(outcome(4, 300, List.of(), List.of("network y"))).passed())
                .isFalse();
    }

    @Test
    void ofAHundredRoundsOneMayBeSlow() {
        assertThat(hundredWithSlow(1).passed()).isTrue();
        assertThat(hundredWithSlow(2).passed()).isFalse();
    }

    private static Summary hundredWithSlow(int slow) {
        return summary(IntStream.range(0, 100)
                .mapToObj(i -> outcome(4, i < slow ? 5001 : 300))
                .toArray(Outcome[]::new));
    }

    @Test
    void roundsThatNeverHadAnythingProveNothing() {
        Outcome[] empty = Stream.generate(() -> outcome(0, 0)).limit(10).toArray(Outcome[]::new);

        assertThat(summary(empty).passed()).isFalse();
        assertThat(summary(outcome(0, 0)).passed()).as("one that is replayed").isTrue();
    }

    @Test
    void rowsAreSummedUp() {
        Summary summary = new Summary(List.of(
                row(outcome(4, 300), outcome(3, 1200)),
                row(outcome(4, 500, List.of("volume x"), List.of("network y", "network z")))));

        assertThat(summary.toString().lines())
                .endsWith(
                        "| seed | 2 | 0, 2, 0 | 2 | 0 | 0 | 0.30 s | 1.20 s | 1.20 s |",
                        "| seed | 1 | 0, 1, 0 | 1 | 1 | 2 | 0.50 s | 0.50 s | 0.50 s |",
                        "| all | 3 | 0, 3, 0 | 3 | 1 | 2 | 0.50 s | 1.20 s | 1.20 s |");
    }

    private static Summary summary(Outcome... outcomes) {
        return new Summary(List.of(row(outcomes)));
    }

    private static Summary.Row row(Outcome... outcomes) {
        return new Summary.Row("seed", List.of(outcomes));
    }

    private static Outcome outcome(int standing, int millis) {
        return outcome(standing, millis, List.of(), List.of());
    }

    private static Outcome outcome(int standing, int millis, List<String> leaks, List<String> touched) {
        Plan plan = new Plan(1, Shape.GROUP, true, 0.5, 3, false);
        return new Outcome(plan, "sometime", false, standing, Duration.ofMillis(millis), leaks, touched, List.of());
    }
}
