package io.dockops.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.ContainerFacts.NetworkAddress;
import io.dockops.engine.ContainerFacts.PublishedPort;
import io.dockops.engine.Engine;
import io.dockops.engine.EngineEndpoint;
import io.dockops.readiness.Probe.Answer;
import io.dockops.readiness.Readiness.End;
import io.dockops.readiness.Readiness.Outcome;
import io.dockops.readiness.Readiness.Requirement;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers of this JVM stand for published ports; there is no engine, so that each call to it would fail. */
@Timeout(30)
class ReadinessTests {

    private static final Routes ELSEWHERE = new Routes("127.0.0.1", false);
    private static final Routes HERE = new Routes("127.0.0.1", true);
    private static final Duration LONG = Duration.ofSeconds(5);

    private ServerSocket server;
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    /** The server does to each connection what a container's does. */
    private void serve(Serving serving) {
        Thread thread = new Thread(() -> {
            try (ServerSocket ours = server) {
                while (true) {
                    Socket socket = ours.accept();
                    connections.add(socket);
                    serving.serve(socket);
                }
            } catch (IOException e) {
                // The test has closed it.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Serving {
        void serve(Socket socket) throws IOException;
    }

    private ContainerFacts container(String status, int... hostPorts) {
        List<PublishedPort> ports = IntStream.of(hostPorts)
                .mapToObj(port -> new PublishedPort(80, "tcp", "127.0.0.1", port))
                .toList();
        return new ContainerFacts(
                "01",
                "web",
                "sha256:02",
                "test:uno",
                status,
                0,
                false,
                "",
                Optional.empty(),
                Map.of(),
                ports,
                List.of());
    }

    private Answer ask() {
        return ask(container("running", server.getLocalPort()));
    }

    private static Answer ask(ContainerFacts container) {
        return PortProbe.all(ELSEWHERE, container).ask(container);
    }

    @Test
    void aServerThatWaitsForARequestIsReady() {
        serve(socket -> {});

        assertThat(ask().ready()).isTrue();
    }

    @Test
    void aServerThatSendsIsReady() {
        serve(socket -> socket.getOutputStream().write('x'));

        assertThat(ask().ready()).isTrue();
    }

    @Test
    void aProxyThatFindsNobodyBehindItIsNotReady() {
        serve(Socket::close);

        assertThat(ask().ready()).isFalse();
        assertThat(ask().reason()).contains("finds nothing that listens");
    }

    @Test
    void aConnectionThatIsResetIsNotReady() {
        serve(socket -> {
            socket.setSoLinger(true, 0);
            socket.close();
        });

        assertThat(ask().ready()).isFalse();
    }

    @Test
    void aPortWithoutAListenerIsNotReady() throws IOException {
        server.close();

        assertThat(ask().ready()).isFalse();
        assertThat(ask().reason()).contains("port " + server.getLocalPort() + " of 127.0.0.1 does not answer");
    }

    @Test
    void whatIsReadyAtOnceIsNotAskedAboutAgain() {
        serve(socket -> {});

        Outcome outcome = await(container("running", server.getLocalPort()));

        assertThat(outcome.end()).isEqualTo(End.READY);
        assertThat(outcome.reason()).isNotBlank();
    }

    @Test
    void whereNetworksAreSharedThePortIsAskedInTheContainer() throws IOException {
        serve(socket -> {});
        int closed = closedPort();
        ContainerFacts listens = inNetwork("127.0.0.1", server.getLocalPort(), closed);
        ContainerFacts refuses = inNetwork("127.0.0.1", closed, server.getLocalPort());

        assertThat(PortProbe.all(HERE, listens).ask(listens).ready()).isTrue();
        Answer refused = PortProbe.all(HERE, refuses).ask(refuses);
        assertThat(refused.ready()).isFalse();
        assertThat(refused.reason()).contains("nothing listens on port " + closed + " in the container");
    }

    @Test
    void aNetworkThatIsNotSurelyHereIsNotEntered() throws IOException {
        serve(socket -> {});
        int closed = closedPort();

        assertThat(ask(inNetwork("127.0.0.1", closed, server.getLocalPort())).ready())
                .isTrue();
        ContainerFacts unknown = inNetwork("192.0.2.1", closed, server.getLocalPort());
        assertThat(PortProbe.all(HERE, unknown).ask(unknown).ready()).isTrue();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return other.getLocalPort();
        }
    }

    private static ContainerFacts inNetwork(String gateway, int containerPort, int hostPort) {
        return new ContainerFacts(
                "01",
                "web",
                "sha256:02",
                "test:uno",
                "running",
                0,
                false,
                "",
                Optional.empty(),
                Map.of(),
                List.of(new PublishedPort(containerPort, "tcp", "127.0.0.1", hostPort)),
                List.of(new NetworkAddress("127.0.0.1", gateway)));
    }

    @Test
    void allPortsMustAnswer() throws IOException {
        serve(socket -> {});
        int closed = closedPort();

        assertThat(ask(container("running", server.getLocalPort(), closed)).ready())
                .isFalse();
    }

    @Test
    void aContainerThatHasEndedIsNotAskedForItsPorts() {
        assertThat(await(container("exited", server.getLocalPort())).end()).isEqualTo(End.CONTAINER_ENDED);
    }

    @Test
    void aContainerWithoutPortsIsNotReadyBeforeItHasRunForAMoment() {
        RunningProbe probe = new RunningProbe();

        Answer first = probe.ask(container("running"));

        assertThat(first.ready()).isFalse();
        assertThat(first.reason()).contains("only just begun");
    }

    private static Outcome await(ContainerFacts started) {
        try (Engine none = Engine.at(EngineEndpoint.parse("unix:///no/such/socket", "the test"))) {
            return new Readiness(none, started.id(), LONG)
                    .await(started, List.of(new Requirement("ports", PortProbe.all(ELSEWHERE, started), LONG)));
        }
    }
}
