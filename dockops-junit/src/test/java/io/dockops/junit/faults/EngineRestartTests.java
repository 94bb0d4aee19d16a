package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.RunningContainer;
import io.dockops.junit.Cases;
import io.dockops.junit.RunContainer;
import io.dockops.testing.FaultTable;
import io.dockops.testing.PrivateEngine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine that is restarted while a class's containers run: it ends them, and has them still. */
class EngineRestartTests {

    @RegisterExtension
    static final PrivateEngine ENGINE = new PrivateEngine();

    @Test
    void laterTestsFindTheirContainerAgainByItsIdAndAllOfItGoesAtTheEnd() {
        Cases run = Cases.run(Map.of("dockops.host", ENGINE.dockerhost()), RestartedCase.class);

        assertThat(run.published("before")).containsExactly("RUNNING");
        assertThat(run.published("after")).containsExactly("EXITED");
        assertThat(run.published("id"))
                .hasSize(2)
                .satisfies(ids -> assertThat(ids.get(0)).isEqualTo(ids.get(1)));
        List<Throwable> failures = run.failures();
        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContaining("Executing [true] in container [")
                        .hasMessageContaining("is not running"));
        assertThat(run.started()).isEqualTo(4);
        ENGINE.assertNothingLeft();
        FaultTable.saw("engine restarts during the suite", failures.get(0));
    }

    @TestMethodOrder(OrderAnnotation.class)
    @RunContainer(
            image = "busybox",
            network = "shop",
            mounts = "data:/data",
            cmd = {"sh", "-c", "trap 'exit 0' TERM; sleep 600 & wait"})
    static class RestartedCase {

        @Test
        @Order(1)
        void restartsTheEngine(RunningContainer container, TestReporter reporter) throws Exception {
            reporter.publishEntry("before", container.state().status().name());
            reporter.publishEntry("id", container.id());
            ENGINE.stop();
            ENGINE.start();
        }

        @Test
        @Order(2)
        void findsItsContainerWhichTheEngineHasEnded(RunningContainer container, TestReporter reporter) {
            reporter.publishEntry("after", container.state().status().name());
            reporter.publishEntry("id", container.id());
        }

        @Test
        @Order(3)
        void isToldThatItDoesNotRun(RunningContainer container) {
            container.exec("true");
        }

        @Test
        @Order(4)
        void startsItAgain(RunningContainer container) {
            container.restart();
            assertThat(container.exec("true").exitCode()).isZero();
        }
    }
}
