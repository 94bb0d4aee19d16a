package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.ContainerStartException;
import io.dockops.EngineUnavailableException;
import io.dockops.RunningContainer;
import io.dockops.junit.Cases;
import io.dockops.junit.RunContainer;
import io.dockops.testing.FaultProxy;
import io.dockops.testing.FaultProxy.Fault;
import io.dockops.testing.FaultTable;
import io.dockops.testing.PrivateEngine;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that are answered late, badly, or to nobody. */
@Timeout(90)
class BrokenCallsTests {

    private static final String CREATE = "/containers/create";
    private static final String START = "/containers/[0-9a-f]{64}/start";
    private static final String INSPECT = "/containers/[0-9a-f]{64}/json";
    private static final String TIMEOUT = "dockops.call.timeout";

    @RegisterExtension
    static final PrivateEngine ENGINE = new PrivateEngine();

    private FaultProxy proxy;

    @BeforeEach
    void standBefore() throws IOException {
        proxy = FaultProxy.before(ENGINE.socket());
    }

    @AfterEach
    void standAside() throws IOException {
        System.clearProperty(TIMEOUT);
        proxy.close();
    }

    private Cases run() {
        return Cases.run(Map.of("dockops.host", proxy.dockerhost()), AnyCase.class);
    }

    private long count(String method, String path) {
        return proxy.calls().stream().filter(call -> call.is(method, path)).count();
    }

    @Test
    void aCallThatIsNotAnsweredFailsAtItsDeadline() {
        System.setProperty(TIMEOUT, "5s");
        proxy.failOnce(call -> call.is("POST", START), Fault.STALL);

        Throwable failure = run().failure();

        assertThat(failure)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("Starting a container of image [busybox] failed")
                .hasMessageContaining("did not answer [start container ")
                .hasMessageContaining("within 5000 ms");
        ENGINE.assertNothingLeft();
        FaultTable.saw("a slow API", failure);
    }

    @Test
    void aStatusOf500IsAskedAgainWhereThatDoesNoHarm() {
        proxy.failOnce(call -> call.is("GET", INSPECT), Fault.ANSWER_500)
                .failOnce(call -> call.is("DELETE", "/containers/.*"), Fault.ANSWER_500);

        run().succeeded(1);

        assertThat(count("DELETE", "/containers/.*")).isEqualTo(2);
        ENGINE.assertNothingLeft();
    }

    @Test
    void aCreateIsNotTriedAgainAfterAStatusOf500() {
        proxy.failOnce(call -> call.is("POST", CREATE), Fault.ANSWER_500);

        Throwable failure = run().failure();

        assertThat(failure)
                .isInstanceOf(ContainerStartException.class)
                .hasMessageStartingWith(
                        "Creating a container of image [busybox] failed: injected; a create is not tried again");
        assertThat(count("POST", CREATE)).isEqualTo(1);
        ENGINE.assertNothingLeft();
        FaultTable.saw("API 500", failure);
    }

    @Test
    void aContainerWhoseCreateIsAnsweredToNobodyIsFoundAgainByItsName() {
        proxy.failOnce(call -> call.is("POST", CREATE), Fault.CUT_AFTER);

        run().succeeded(1);

        long creates = count("POST", CREATE);
        assertThat(creates).isEqualTo(1);
        ENGINE.assertNothingLeft();
        FaultTable.saw(
                "create's reply is lost", "Nothing: after " + creates + " create it is found by its name, and started");
    }

    @RunContainer(
            image = "busybox",
            cmd = {"sleep", "600"})
    static class AnyCase {

        @Test
        void runs(RunningContainer container) {
            assertThat(container.state().isRunning()).isTrue();
        }
    }
}
