package io.dockops.junit.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What rounds do, from their seeds. */
class PlanTests {

    private static final Plan.Life LIFE = new Plan.Life(4_000_000_000L, 100);

    private static final List<Plan> PLANS =
            LongStream.range(0, 1000).mapToObj(Plan::of).toList();

    @Test
    void allShapesAndBothKindsOfMomentsComeUp() {
        assertThat(PLANS.stream().map(Plan::shape).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Shape.values());
        assertThat(PLANS.stream().filter(Plan::byEvent).count()).isBetween(400L, 600L);
        assertThat(PLANS.stream().filter(Plan::joins).count()).isBetween(50L, 150L);
    }

    @Test
    void momentsAreAllOverALife() {
        assertThat(PLANS.stream().filter(plan -> !plan.byEvent()).mapToLong(plan -> plan.nanos(LIFE)))
                .allMatch(nanos -> nanos >= 0 && nanos < LIFE.nanos())
                .anyMatch(nanos -> nanos < LIFE.nanos() / 20)
                .anyMatch(nanos -> nanos > LIFE.nanos() / 20 * 19);
        assertThat(PLANS.stream().filter(Plan::byEvent).mapToInt(plan -> plan.event(LIFE)))
                .allMatch(event -> event >= 1 && event <= 100)
                .contains(1)
                .anyMatch(event -> event > 90);
    }
}
