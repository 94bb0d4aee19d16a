package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTests {

    @ParameterizedTest
    @CsvSource({
        "1.41, 1.12, 1.41", // 20.10
        "1.44, 1.24, 1.44",
        "1.52, 1.44, 1.44", // 29
        "1.60, 1.50, 1.50", // one that no longer takes what we were written for
        "1.9, 1.1, 1.9",
        "2.0, 1.24, 1.44",
    })
    void theNewestThatBothSidesKnowIsSpoken(String newest, String oldest, String spoken) {
        assertThat(ApiVersion.negotiate(ApiVersion.parse(newest), ApiVersion.parse(oldest)))
                .hasToString(spoken);
    }

    @Test
    void versionsAreComparedAsNumbers() {
        assertThat(ApiVersion.parse("1.9")).isLessThan(ApiVersion.parse("1.41"));
        assertThat(ApiVersion.parse("v2.0")).isGreaterThan(ApiVersion.parse("1.99"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.", "x", "1.2.3", "1.99999"})
    void whatIsNoVersionIsRefused(String text) {
        assertThatThrownBy(() -> ApiVersion.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[" + text + "]");
    }
}
