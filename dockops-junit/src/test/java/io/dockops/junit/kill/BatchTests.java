package io.dockops.junit.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rounds are played. */
class BatchTests {

    @Test
    void withoutArgumentsHalfOfTheRoundsAreTheSameEachTime() {
        List<Batch> once = Batch.parse();
        List<Batch> again = Batch.parse();

        assertThat(once)
                .hasSize(2)
                .allSatisfy(batch -> assertThat(batch.seeds()).hasSize(15).doesNotHaveDuplicates());
        assertThat(once.get(0)).isEqualTo(again.get(0));
        assertThat(once.get(1)).isNotEqualTo(again.get(1));
    }

    @Test
    void aPrintedSeedGivesTheSameRoundsAgain() {
        Batch fresh = Batch.parse("20").get(0);

        assertThat(fresh.seeds()).hasSize(20);
        assertThat(Batch.parse("20", fresh.name())).containsExactly(fresh);
        assertThat(Batch.parse("20", "7")).isNotEqualTo(Batch.parse("20", "8"));
    }

    @Test
    void aRoundIsReplayedFromWhatIsPrintedOfIt() {
        Plan plan = Plan.of(Batch.parse("20", "7").get(0).seeds().get(3));
        String printed = plan.toString().replaceAll(".*seed ", "");

        List<Batch> replayed = Batch.parse("--replay", printed);

        assertThat(replayed.get(0).seeds()).singleElement().extracting(Plan::of).isEqualTo(plan);
    }

    @Test
    void otherArgumentsAreRefusedBeforeAnythingIsStarted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batch.parse("many"))
                .withMessageContaining("[many]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batch.parse("--replay"))
                .withMessageContaining("[--replay]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batch.parse("1", "2", "3"))
                .withMessageContaining("[1 2 3]");
    }
}
