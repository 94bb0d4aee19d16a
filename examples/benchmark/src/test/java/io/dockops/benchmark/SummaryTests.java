package io.dockops.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTests {

    @Test
    void theMedianOfAnOddNumberIsTheOneInTheMiddle() {
        assertThat(Summary.of(List.of(30.0, 10.0, 11.0))).isEqualTo(new Summary(11, 10, 30));
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertThat(Summary.of(List.of(4.0, 1.0, 2.0, 100.0))).isEqualTo(new Summary(3, 1, 100));
    }

    @Test
    void ratiosAreTakenRoundByRound() {
        // The ratio of the medians would be 2.5: the slow rounds are other ones.
        assertThat(Summary.ofRatios(List.of(10.0, 30.0, 25.0), List.of(10.0, 10.0, 25.0)))
                .isEqualTo(new Summary(1, 1, 3));
    }

    @Test
    void roundsThatDoNotMatchAreRefused() {
        assertThatThrownBy(() -> Summary.ofRatios(List.of(1.0), List.of(1.0, 2.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingHasNoMedian() {
        assertThatThrownBy(() -> Summary.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
