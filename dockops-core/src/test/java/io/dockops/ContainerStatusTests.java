package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerStatusTests {

    @ParameterizedTest
    @CsvSource({
        "created, CREATED, false",
        "running, RUNNING, true",
        "paused, PAUSED, true",
        "restarting, RESTARTING, true",
        "removing, REMOVING, false",
        "exited, EXITED, false",
        "dead, DEAD, false",
        "frobnicating, UNKNOWN, false",
        "'', UNKNOWN, false",
    })
    void theEnginesOwnWordDecides(String word, ContainerStatus status, boolean up) {
        assertThat(ContainerStatus.parse(word)).isEqualTo(status);
        assertThat(status.isUp()).isEqualTo(up);
    }

    @Test
    void onlyOneThatRunsIsRunning() {
        assertThat(new ContainerState(ContainerStatus.RUNNING, 0, false).isRunning())
                .isTrue();
        assertThat(new ContainerState(ContainerStatus.PAUSED, 0, false).isRunning())
                .isFalse();
    }
}
