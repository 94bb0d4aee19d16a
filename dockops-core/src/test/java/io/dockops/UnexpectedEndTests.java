package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An end that nobody asked for. How a test's failure tells it: dockops-junit's LaterEndFaultTests. */
class UnexpectedEndTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("unexpected-end");

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Containers containers = GROUPS.containers();

    @AfterEach
    void nothingIsLeft() {
        assertThat(GROUPS.removeContainersLeft()).isEmpty();
    }

    /** Ends when it is told to, a moment later; and once more after a restart. */
    private RunningContainer obedient() {
        return containers.run(ContainerSpec.builder(GROUPS.image("obedient", "uno"))
                .cmd("sh", "-c", "rm -f /end; until test -e /end; do sleep 0.1; done; sleep 0.3; echo bye; exit 5")
                .build());
    }

    @Test
    void itIsLookedForAsLongAsItMayBeUnderWay() {
        try (RunningContainer container = obedient()) {
            assertThat(container.unexpectedEnd(Duration.ZERO)).isEmpty();
            container.exec("touch", "/end");

            assertThat(container.unexpectedEnd(LONG))
                    .contains("has ended with exit code 5 since it was ready. The last lines of its log:\n    bye");
        }
    }

    @Test
    void afterARestartThatFollowsAStopItIsUnexpectedAgain() {
        try (RunningContainer container = obedient()) {
            container.stop();
            assertThat(container.unexpectedEnd(Duration.ZERO)).isEmpty();
            container.restart();
            assertThat(container.exec("touch", "/end").exitCode()).isZero();

            Optional<String> end = container.unexpectedEnd(LONG);

            assertThat(end).hasValueSatisfying(told -> assertThat(told).startsWith("has ended with exit code 5 "));
        }
    }
}
