package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTests {

    @Test
    void readsMilliseconds() {
        assertThat(DurationText.parse("500ms")).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void readsSeconds() {
        assertThat(DurationText.parse("60s")).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void readsMinutes() {
        assertThat(DurationText.parse("2m")).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void readsIso8601() {
        assertThat(DurationText.parse("PT1M30S")).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void overlooksBlanks() {
        assertThat(DurationText.parse(" 5 s ")).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "s", "1d", "1.5s", "-1s", "1000000000s", "sixty"})
    void refusesOtherFormsAndShowsGoodOnes(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessage("Bad duration [" + text + "]: write it like \"500ms\", \"60s\", \"2m\" or \"PT1M30S\"");
    }
}
