package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.ContainerSpec;
import io.dockops.ContainerStartException;
import io.dockops.ReadinessException;
import io.dockops.RunningContainer;
import io.dockops.junit.Cases;
import io.dockops.junit.DockerImage;
import io.dockops.junit.DockopsExtension;
import io.dockops.junit.RealEngine;
import io.dockops.junit.RecordingProxy;
import io.dockops.junit.RunContainer;
import io.dockops.junit.WaitFor;
import io.dockops.testing.FaultTable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What keeps a container from being created, started or ready. */
class StartFaultTests {

    private static final String GROUP = "faultc-start";
    private static final String WEB = GROUP + ":web";
    private static final String SLEEPER = GROUP + ":sleeper";
    private static final String ILL = GROUP + ":ill";
    private static final String TAKEN_NAME = "faultc-taken-name";
    private static final int TAKEN_PORT = 48_917;
    private static final Pattern NAME = Pattern.compile("[?&]name=([^&]+)");

    private final List<String> holders = new CopyOnWriteArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        holders.forEach(RealEngine.containers()::stopRemove);
        RealEngine.assertNothingLeft(GROUP);
    }

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void aMadeUpNameThatIsTakenIsReplacedAndItsHolderIsNotTouched() throws Exception {
        try (RecordingProxy proxy = RecordingProxy.start((call, query) -> {
            Matcher name = NAME.matcher(query);
            if (call.equals("POST /containers/create") && name.find() && holders.isEmpty()) {
                hold(name.group(1));
            }
        })) {
            Cases.run(Map.of("dockops.host", proxy.dockerHost()), UnnamedCase.class)
                    .succeeded(1);

            assertThat(proxy.calls())
                    .filteredOn("POST /containers/create"::equals)
                    .hasSize(2);
        }
        assertThat(RealEngine.has(holders.get(0))).isTrue();
    }

    @Test
    void aNameOfTheUsersThatIsTakenIsRefusedAndItsHolderIsNotTouched() {
        hold(TAKEN_NAME);

        Throwable failure = Cases.run(NamedCase.class).failure();

        assertThat(failure)
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("Creating a container of image [" + SLEEPER + "] failed: ")
                .hasMessageContaining(TAKEN_NAME)
                .hasMessageContaining("is not touched: choose another name or leave it away");
        assertThat(RealEngine.has(holders.get(0))).isTrue();
        FaultTable.saw("name taken", failure);
    }

    private void hold(String name) {
        holders.add(RealEngine.containers()
                .create(ContainerSpec.builder("busybox").name(name).build()));
    }

    @Test
    void aBusyPortIsNamedWithTheContainerThatHoldsIt() {
        Throwable failure = Cases.run(BusyPortCase.class).failure();

        assertThat(failure)
                .isInstanceOf(ContainerStartException.class)
                .message()
                .contains("host port [" + TAKEN_PORT + "] of \"127.0.0.1:" + TAKEN_PORT + ":1337/tcp\" is taken by")
                .containsPattern("by container \\[dockops-\\w+-\\d-faultc-start-web] of image \\[" + WEB + "]");
        FaultTable.saw("fixed port busy", failure);
    }

    @Test
    void anImageThatStaysUnhealthyIsToldWithWhatItsCheckSaid() {
        Throwable failure = Cases.run(UnhealthyCase.class).failure();

        assertThat(failure)
                .isInstanceOf(ReadinessException.class)
                .hasMessageContaining("its health check fails for good; the last check said: no database")
                .message()
                .containsPattern("Its state is running after \\d+ ms")
                .contains("    listening to nobody");
        FaultTable.saw("unhealthy", failure);
    }

    @DockerImage(tag = SLEEPER, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = SLEEPER)
    static class UnnamedCase {

        @Test
        void runs(RunningContainer container) {
            assertThat(container.state().isRunning()).isTrue();
        }
    }

    @DockerImage(tag = SLEEPER, dockerfile = RealEngine.SLEEPER)
    static class NamedCase {

        @RegisterExtension
        static final DockopsExtension DOCKER = DockopsExtension.builder()
                .container(
                        "uno", ContainerSpec.builder(SLEEPER).name(TAKEN_NAME).build())
                .build();

        @Test
        void neverRuns() {}
    }

    @DockerImage(tag = WEB, dockerfile = RealEngine.WEB)
    @RunContainer(image = WEB, name = "first", ports = TAKEN_PORT + ":1337")
    @RunContainer(image = WEB, name = "second", ports = TAKEN_PORT + ":1337", dependsOn = "first")
    static class BusyPortCase {

        @Test
        void neverRuns() {}
    }

    @DockerImage(tag = ILL, dockerfile = """
            FROM busybox
            HEALTHCHECK --interval=100ms --retries=2 CMD echo no database; exit 1
            CMD ["sh", "-c", "echo listening to nobody; sleep 600"]
            """)
    @RunContainer(image = ILL, waitFor = @WaitFor(healthy = true))
    static class UnhealthyCase {

        @Test
        void neverRuns() {}
    }
}
