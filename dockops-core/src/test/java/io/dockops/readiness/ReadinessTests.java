package io.dockops.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import io.dockops.engine.ContainerFacts;
import io.dockops.engine.ContainerFacts.NetworkAddress;
import io.dockops.engine.ContainerFacts.PublishedPort;
import io.dockops.engine.Engine;
import io.dockops.engine.EngineEndpoint;
import io.dockops.engine.StubTransport;
import io.dockops.readiness.Probe.Answer;
import io.dockops.readiness.Probe.Verdict;
import io.dockops.readiness.Readiness.End;
import io.dockops.readiness.Readiness.Outcome;
import io.dockops.readiness.Readiness.Requirement;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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

    private PublishedPort published() {
        return Facts.tcp(80, server.getLocalPort());
    }

    private Answer ask() {
        return ask(Facts.running(published()));
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

        Outcome outcome = await(Facts.running(published()));

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

    @Test
    void aThreadThatIsInterruptedStillGetsItsAnswer() {
        serve(socket -> {});
        ContainerFacts listens = inNetwork("127.0.0.1", server.getLocalPort(), server.getLocalPort());
        Thread.currentThread().interrupt();

        boolean ready = PortProbe.all(HERE, listens).ask(listens).ready();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ready).isTrue();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return other.getLocalPort();
        }
    }

    private static ContainerFacts inNetwork(String gateway, int containerPort, int hostPort) {
        return Facts.inNetwork(new NetworkAddress("127.0.0.1", gateway), Facts.tcp(containerPort, hostPort));
    }

    @Test
    void allPortsMustAnswer() throws IOException {
        serve(socket -> {});
        int closed = closedPort();

        assertThat(ask(Facts.running(published(), Facts.tcp(81, closed))).ready())
                .isFalse();
    }

    @Test
    void aContainerThatHasEndedIsNotAskedForItsPorts() {
        assertThat(await(Facts.ended(published())).end()).isEqualTo(End.CONTAINER_ENDED);
    }

    @Test
    void aContainerWithoutPortsIsNotReadyBeforeItHasRunForAMoment() {
        RunningProbe probe = new RunningProbe();

        Answer first = probe.ask(Facts.running());

        assertThat(first.ready()).isFalse();
        assertThat(first.reason()).contains("only just begun");
    }

    @Test
    void oneOfSeveralPortsIsAskedWhereItIsPublished() throws IOException {
        serve(socket -> {});
        ContainerFacts container = Facts.running(published(), Facts.tcp(81, closedPort()));

        assertThat(PortProbe.one(ELSEWHERE, 80).ask(container).ready()).isTrue();
        assertThat(PortProbe.one(ELSEWHERE, 81).ask(container).verdict()).isEqualTo(Verdict.NOT_YET);
    }

    @Test
    void aPortThatIsNotPublishedIsAskedInTheContainer() {
        serve(socket -> {});
        ContainerFacts container = Facts.inNetwork(new NetworkAddress("127.0.0.1", "127.0.0.1"));

        assertThat(PortProbe.one(HERE, server.getLocalPort()).ask(container).ready())
                .isTrue();
    }

    @Test
    void aPortThatCantBeReachedNeverAnswers() {
        Answer answer = PortProbe.one(ELSEWHERE, 81)
                .ask(Facts.inNetwork(new NetworkAddress("127.0.0.1", "127.0.0.1"), published()));

        assertThat(answer.verdict()).isEqualTo(Verdict.NEVER);
        assertThat(answer.reason()).contains("port 81 is not published", "ports = \"81\" (published are [80])");
    }

    @Test
    void aPortThatIsPublishedOnAnAddressOfItsOwnIsAskedThere() {
        PublishedPort elsewhere = new PublishedPort(80, "tcp", "127.0.0.2", 1);

        assertThat(ELSEWHERE.address(elsewhere).getHostString()).isEqualTo("127.0.0.2");
        assertThat(new Routes("192.0.2.1", false)
                        .address(new PublishedPort(80, "tcp", "0.0.0.0", 1))
                        .getHostString())
                .isEqualTo("192.0.2.1");
    }

    @Test
    void allProbesAreClosedWhateverComes() {
        AtomicInteger closed = new AtomicInteger();
        Probe failing = new Probe() {
            @Override
            public Answer ask(ContainerFacts container) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };

        assertThatThrownBy(() -> await(Facts.running(), failing, failing)).hasMessage("broken");
        assertThat(closed).hasValue(2);
    }

    @Test
    void whatCanNeverBeEndsTheWaitWithItsReason() {
        Outcome outcome = await(Facts.running(), asked -> Answer.no("later"), asked -> Answer.never("hopeless"));

        assertThat(outcome.end()).isEqualTo(End.IMPOSSIBLE);
        assertThat(outcome.reason()).isEqualTo("hopeless");
    }

    @Test
    void whatWasMetStaysMetAndIsNoConcernOfItsTimeOut() {
        AtomicInteger asked = new AtomicInteger();
        Requirement atOnce = new Requirement(
                "first",
                container -> asked.incrementAndGet() == 1 ? Answer.yes("the first time") : Answer.no("asked again"),
                Duration.ofNanos(1));

        Outcome outcome =
                await(answers("running", "running"), List.of(atOnce, new Requirement("second", readyAt(3), LONG)));

        assertThat(outcome.end()).isEqualTo(End.READY);
        assertThat(outcome.reason()).isEqualTo("the first time and asked 3 times");
        assertThat(asked).hasValue(1);
    }

    @Test
    void aTimeOutOfItsOwnEndsTheWaitWithAllThatIsNotMet() {
        Requirement expires = new Requirement("second", container -> Answer.no("two"), Duration.ofNanos(1));

        Outcome outcome = await(
                new StubTransport(),
                List.of(
                        new Requirement("met", container -> Answer.yes("zero"), LONG),
                        new Requirement("first", container -> Answer.no("one"), LONG),
                        expires));

        assertThat(outcome.end()).isEqualTo(End.TIMED_OUT);
        assertThat(outcome.expired()).contains(expires);
        assertThat(outcome.reason()).isEqualTo("one; two");
    }

    @Test
    void anEndThatIsExpectedIsWaitedForAndJudged() {
        Outcome outcome = await(answers("running", "exited"), List.of(new Requirement("exit", new ExitProbe(0), LONG)));
        Outcome other = await(answers("exited"), List.of(new Requirement("exit", new ExitProbe(3), LONG)));

        assertThat(outcome.end()).isEqualTo(End.READY);
        assertThat(other.end()).isEqualTo(End.IMPOSSIBLE);
        assertThat(other.reason()).isEqualTo("it ended with exit code 0, wanted 3");
    }

    @Test
    void aPausedContainerHasNotEnded() {
        Outcome outcome = await(answers("paused", "restarting"), List.of(new Requirement("it", readyAt(3), LONG)));

        assertThat(outcome.end()).isEqualTo(End.READY);
    }

    @Test
    void aContainerThatIsGoneEndsTheWait() {
        Outcome outcome = await(
                new StubTransport().ping("1.41").answer(404, ""), List.of(new Requirement("it", readyAt(3), LONG)));

        assertThat(outcome.end()).isEqualTo(End.CONTAINER_GONE);
    }

    private static Probe readyAt(int time) {
        AtomicInteger asked = new AtomicInteger();
        return container -> asked.incrementAndGet() == time
                ? Answer.yes("asked " + time + " times")
                : Answer.no("asked " + asked + " times");
    }

    /** An engine that finds a container in these states, one after the other. */
    private static StubTransport answers(String... states) {
        StubTransport stub = new StubTransport().ping("1.41");
        for (String state : states) {
            stub.answer(200, "{\"Id\":\"01\",\"State\":{\"Status\":\"" + state + "\",\"ExitCode\":0}}");
        }
        return stub;
    }

    private static Outcome await(StubTransport stub, List<Requirement> requirements) {
        DefaultDockerClientConfig config = new DefaultDockerClientConfig.Builder()
                .withDockerHost("unix:///no/such/socket")
                .build();
        try (Engine engine = Engine.of(DockerClientImpl.getInstance(config, stub))) {
            return new Readiness(engine, "01", LONG).await(Facts.running(), requirements);
        }
    }

    @Test
    void thereIsNothingToAskOfWhatIsWaitedForNothing() {
        assertThat(await(Facts.ended(), new Probe[0]).end()).isEqualTo(End.READY);
    }

    private static Outcome await(ContainerFacts started) {
        return await(started, PortProbe.all(ELSEWHERE, started));
    }

    private static Outcome await(ContainerFacts started, Probe... probes) {
        try (Engine none = Engine.at(EngineEndpoint.parse("unix:///no/such/socket", "the test"))) {
            return new Readiness(none, started.id(), LONG)
                    .await(
                            started,
                            Stream.of(probes)
                                    .map(probe -> new Requirement("it", probe, LONG))
                                    .toList());
        }
    }
}
