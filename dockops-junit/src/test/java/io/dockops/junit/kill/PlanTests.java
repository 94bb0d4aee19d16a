package io.dockops.junit.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What rounds do, from their seeds. */
class PlanTests {

    private static final Plan.Life LIFE = new Plan.Life(4_000_000_000L, 100);

    private static List<Plan> plans(long seed) {
        return Plan.seeds(seed, 1000).mapToObj(Plan::of).toList();
    }

    @Test
    void aSeedGivesTheSameRoundsAgain() {
        assertThat(plans(7)).isEqualTo(plans(7)).isNotEqualTo(plans(8));
    }

    @Test
    void aRoundIsReplayedFromWhatIsPrintedOfIt() {
        Plan plan = plans(7).get(3);
        String printed = plan.toString().replaceAll(".*seed ", "");

        assertThat(Plan.of(Long.parseLong(printed))).isEqualTo(plan);
    }

    @Test
    void allShapesAndBothKindsOfMomentsComeUp() {
        assertThat(plans(7).stream().map(Plan::shape).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Shape.values());
        assertThat(plans(7).stream().filter(Plan::byEvent).count()).isBetween(400L, 600L);
        assertThat(plans(7).stream().filter(Plan::joins).count()).isBetween(50L, 150L);
    }

    @Test
    void momentsAreAllOverALife() {
        assertThat(plans(7).stream().filter(plan -> !plan.byEvent()).mapToLong(plan -> plan.nanos(LIFE)))
                .allMatch(nanos -> nanos >= 0 && nanos < LIFE.nanos())
                .anyMatch(nanos -> nanos < LIFE.nanos() / 20)
                .anyMatch(nanos -> nanos > LIFE.nanos() / 20 * 19);
        assertThat(plans(7).stream().filter(Plan::byEvent).mapToInt(plan -> plan.event(LIFE)))
                .allMatch(event -> event >= 1 && event <= 100)
                .contains(1)
                .anyMatch(event -> event > 90);
    }
}
