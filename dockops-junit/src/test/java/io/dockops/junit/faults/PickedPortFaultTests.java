package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.ExposedPort;
import io.dockops.ContainerStartException;
import io.dockops.RunningContainer;
import io.dockops.junit.Cases;
import io.dockops.junit.DockerImage;
import io.dockops.junit.MappedPort;
import io.dockops.junit.RealEngine;
import io.dockops.junit.RecordingProxy;
import io.dockops.junit.RunContainer;
import io.dockops.testing.FaultTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody takes the host port that was picked for a container, after its create and before its start. */
class PickedPortFaultTests {

    private static final String GROUP = "faultc-port";
    private static final String IMAGE = GROUP + ":uno";

    private final List<ServerSocket> holders = new CopyOnWriteArrayList<>();

    @AfterEach
    void nothingIsLeft() throws IOException {
        for (ServerSocket holder : holders) {
            holder.close();
        }
        RealEngine.assertNothingLeft(GROUP);
    }

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void anotherOneIsPicked() throws IOException {
        try (RecordingProxy proxy = takingPorts(1)) {
            Cases.run(Map.of("dockops.host", proxy.dockerHost()), AdvertisingCase.class)
                    .succeeded(1);

            assertThat(starts(proxy)).isEqualTo(2);
        }
        assertThat(holders).hasSize(1);
    }

    @Test
    void afterThreeTimesTheStartFails() throws IOException {
        try (RecordingProxy proxy = takingPorts(Integer.MAX_VALUE)) {
            Throwable failure = Cases.run(Map.of("dockops.host", proxy.dockerHost()), AdvertisingCase.class)
                    .failure();

            assertThat(failure)
                    .isInstanceOf(ContainerStartException.class)
                    .hasMessageContaining("did not start in 3 tries")
                    .hasMessageContaining("address already in use");
            assertThat(starts(proxy)).isEqualTo(3);
            FaultTable.saw("random port taken between create and start", failure);
        }
        assertThat(holders).hasSize(3);
    }

    private RecordingProxy takingPorts(int times) throws IOException {
        return RecordingProxy.start((call, query) -> {
            if (call.matches("POST /containers/\\w+/start") && holders.size() < times) {
                int port = publishedPort(call.split("/", -1)[2]);
                holders.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            }
        });
    }

    private static int publishedPort(String containerId) {
        return Integer.parseInt(RealEngine.DOCKER
                .inspectContainerCmd(containerId)
                .exec()
                .getHostConfig()
                .getPortBindings()
                .getBindings()
                .get(ExposedPort.tcp(1337))[0]
                .getHostPortSpec());
    }

    private static long starts(RecordingProxy proxy) {
        return proxy.calls().stream()
                .filter("POST /containers/ID/start"::equals)
                .count();
    }

    /** What must know its own port has it picked before it is created. */
    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337", env = "ADVERTISED=http://{host}:{1337}/")
    static class AdvertisingCase {

        @Test
        void answers(@MappedPort(1337) int port, RunningContainer container) throws IOException {
            RealEngine.assertAnswers(container, port);
        }
    }
}
