package io.dockops.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTests {

    @Test
    void nothingMeansTenRoundsOfAllThatDoesNotTakeLong() {
        Arguments usual = Arguments.parse(List.of());

        assertThat(usual.rounds()).isEqualTo(10);
        assertThat(usual.works())
                .extracting(Work::name)
                .contains("jvm", "scale")
                .doesNotContain("foreign");
    }

    @Test
    void roundsAndWorksAreChosen() {
        Arguments chosen = Arguments.parse(List.of("3", "foreign", "start"));

        assertThat(chosen.rounds()).isEqualTo(3);
        assertThat(chosen.works()).extracting(Work::name).containsExactly("foreign", "start");
    }

    @Test
    void anUnknownWorkIsToldWithThoseThatThereAre() {
        assertThatThrownBy(() -> Arguments.parse(List.of("0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("No such work [0]", "tests-with-work", "foreign");
    }
}
