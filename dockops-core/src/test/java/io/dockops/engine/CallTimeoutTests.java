package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTimeoutTests {

    private static final Map<String, String> VARIABLE = Map.of("DOCKOPS_CALL_TIMEOUT", "5m");

    @Test
    void aMinuteIsTheDefault() {
        assertThat(read(Optional.empty(), Map.of())).hasMinutes(1);
        assertThat(read(Optional.of(" "), Map.of("DOCKOPS_CALL_TIMEOUT", ""))).hasMinutes(1);
    }

    @Test
    void thePropertyComesBeforeTheVariable() {
        assertThat(read(Optional.empty(), VARIABLE)).isEqualTo(Duration.ofMinutes(5));
        assertThat(read(Optional.of("2s"), VARIABLE)).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "0s", "PT-1S"})
    void aBadValueIsToldWithItsSource(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Optional.of(text), Map.of()))
                .withMessageContaining("[" + text + "]")
                .withMessageContaining("the system property [dockops.call.timeout]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Optional.empty(), Map.of("DOCKOPS_CALL_TIMEOUT", text)))
                .withMessageContaining("the environment variable [DOCKOPS_CALL_TIMEOUT]");
    }

    private static Duration read(Optional<String> property, Map<String, String> environment) {
        return CallTimeout.of(new Settings("the system property", key -> property, environment));
    }
}
