package io.dockops.junit.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StopTextTests {

    @ParameterizedTest
    @CsvSource({"kill, PT0S", "1s, PT1S", "2000ms, PT2S", "2m, PT2M", "PT1M30S, PT1M30S"})
    void readsKillAndWholeSeconds(String text, Duration grace) {
        assertThat(StopText.parse(text)).isEqualTo(grace);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "0ms", "1500ms", "PT0.5S"})
    void refusesWhatTheEngineCantCount(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StopText.parse(text))
                .withMessage("Bad end [" + text
                        + "]: the engine counts whole seconds: write it like \"10s\", or \"kill\" to end it at once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "10", "KILL"})
    void refusesOtherFormsAndShowsGoodOnes(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StopText.parse(text))
                .withMessage("Bad end [" + text + "]: write \"kill\", or a duration like \"10s\"")
                .withCauseInstanceOf(IllegalArgumentException.class);
    }
}
