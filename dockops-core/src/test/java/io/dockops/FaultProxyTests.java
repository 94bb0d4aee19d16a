package io.dockops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import io.dockops.EventSource.Subscription;
import io.dockops.testing.FaultProxy;
import io.dockops.testing.FaultProxy.Call;
import io.dockops.testing.FaultProxy.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The proxy that does harm does it where it is told, and nowhere else. */
@Timeout(90)
class FaultProxyTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("exhaust-proxy");

    private static final Path ENGINE = Path.of("/var/run/docker.sock");
    private static final String PING = "GET /v1.41/_ping HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n";

    private final FaultProxy proxy = FaultProxy.before(ENGINE);

    FaultProxyTests() throws IOException {}

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    @Test
    void aWholeSessionPassesUnharmed(@TempDir Path temp) throws Exception {
        byte[] large = new byte[3_000_000];
        Files.write(Files.createDirectory(temp.resolve("context")).resolve("large"), large);
        Files.writeString(temp.resolve("context/Dockerfile"), GROUPS.from("busybox") + "COPY large /\n");
        String image = GROUPS.group("whole") + ":uno";
        List<String> lines = new CopyOnWriteArrayList<>();

        try (Dockops session = Dockops.open(proxy.dockerhost())) {
            session.images()
                    .build(BuildSpec.context(temp.resolve("context"), image).build());
            RunningContainer container = session.containers()
                    .run(ContainerSpec.builder(image)
                            .cmd(
                                    "sh",
                                    "-c",
                                    "echo first; while [ ! -e /go ]; do sleep 0.05; done; echo last; sleep 600")
                            .build());
            try (Subscription following = container.follow(lines::add)) {
                assertThat(following).isNotNull();
                await().untilAsserted(() -> assertThat(lines).containsExactly("first"));
                assertThat(container.exec("touch", "/go").exitCode()).isZero();
                await().untilAsserted(() -> assertThat(lines).containsExactly("first", "last"));
            }
            assertThat(container.logs()).contains("first", "last");
            container.copyFrom("/large", temp.resolve("copied"));
            assertThat(temp.resolve("copied")).hasBinaryContent(large);
            container.close();
        }

        assertThat(GROUPS.containersLeft()).isEmpty();
        assertThat(proxy.calls())
                .filteredOn(call -> !call.method().equals("GET"))
                .extracting(call -> call.method() + " " + call.path().replaceAll("[0-9a-f]{64}", "ID"))
                .containsExactly(
                        "POST /build",
                        "POST /containers/create",
                        "POST /containers/ID/start",
                        "POST /containers/ID/exec",
                        "POST /exec/ID/start",
                        "DELETE /containers/ID");
    }

    @Test
    void whatIsTypedIntoACommandPasses() throws Exception {
        RunningContainer container = GROUPS.containers()
                .run(ContainerSpec.builder(GROUPS.image("typed", "uno"))
                        .cmd("sleep", "600")
                        .build());
        List<String> output = new CopyOnWriteArrayList<>();
        try (DockerClient docker = Dockops.createDocker(proxy.dockerhost())) {
            String exec = docker.execCreateCmd(container.id())
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .withCmd("head", "-n", "1")
                    .exec()
                    .getId();
            try (var typing = docker.execStartCmd(exec)
                    .withStdIn(new ByteArrayInputStream("typed\n".getBytes(UTF_8)))
                    .exec(new ResultCallback.Adapter<Frame>() {
                        @Override
                        public void onNext(Frame frame) {
                            output.add(new String(frame.getPayload(), UTF_8));
                        }
                    })) {
                assertThat(typing).isNotNull();
                await().untilAsserted(() -> assertThat(String.join("", output)).isEqualTo("typed\n"));
            }
        }
        container.close();
    }

    @Test
    void callsOfAllConnectionsAreCounted() throws Exception {
        List<CompletableFuture<Void>> clients = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.runAsync(this::pingHundredTimes))
                .toList();
        for (CompletableFuture<Void> client : clients) {
            client.get(30, TimeUnit.SECONDS);
        }

        assertThat(proxy.calls())
                .hasSize(400)
                .allMatch(call -> call.is("GET", "/_ping"))
                .extracting(Call::number)
                .isEqualTo(IntStream.rangeClosed(1, 400).boxed().toList());
    }

    private void pingHundredTimes() {
        try (DockerClient docker = Dockops.createDocker(proxy.dockerhost())) {
            // The hundredth is the one by which the version is negotiated.
            for (int n = 0; n < 99; n++) {
                docker.pingCmd().exec();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void oneConnectionTakesSeveralRequestsOfEachKind() throws IOException {
        String answers = ask("HEAD /_ping HTTP/1.1\r\nHost: d\r\n\r\n"
                + "POST /containers/create HTTP/1.1\r\nHost: d\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n2;e=1\r\n{}\r\n0\r\n\r\n"
                + "DELETE /containers/none?force=1 HTTP/1.1\r\nHost: d\r\nContent-Length: 2\r\n\r\n{}"
                + PING);

        assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(5);
        assertThat(answers).contains("HTTP/1.1 400", "No such container: none").endsWith("OK");
        assertThat(proxy.calls())
                .extracting(call -> call.method() + " " + call.path())
                .containsExactly("HEAD /_ping", "POST /containers/create", "DELETE /containers/none", "GET /_ping");
    }

    @Test
    void anAnswerMayEndWithItsConnection() throws IOException {
        assertThat(ask("GET /containers/json?all=1 HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.0 200 OK")
                .endsWith("]\n");
        assertThat(proxy.calls()).containsExactly(new Call(1, "GET", "/containers/json"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REFUSE", "CUT_BEFORE", "CUT_AFTER"})
    void aCallThatIsCutOffHasNoAnswerAndTheNextButOneHas(Fault fault) throws IOException {
        proxy.fail(2, fault);

        assertThat(ask(PING)).endsWith("OK");
        assertThat(ask(PING)).isEmpty();
        assertThat(ask(PING)).isEqualTo(fault == Fault.REFUSE ? "" : ask(PING));
        assertThat(ask(PING)).endsWith("OK");
    }

    @Test
    void theNumberOfACallIsCountedFromNowOn() throws IOException {
        ask(PING);
        proxy.fail(1, Fault.ANSWER_500);

        assertThat(ask(PING)).startsWith("HTTP/1.1 500").endsWith("{\"message\":\"injected\"}");
        assertThat(ask(PING)).endsWith("OK");
    }

    @Test
    void whatIsRefusedIsNotRead() throws IOException {
        proxy.failOnce(call -> call.is("POST", "/build"), Fault.REFUSE);

        // A body that was never sent whole: where it is read first, nobody hangs up.
        assertThat(ask("POST /build HTTP/1.1\r\nHost: d\r\nContent-Length: 1000\r\n\r\nstart"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ANSWER_500", "CUT_BEFORE", "CUT_AFTER"})
    void theEngineDoesOnlyWhatIsCutAfter(Fault fault) throws IOException {
        String name = GROUPS.group(fault.name());
        String body = "{\"Image\":\"" + GROUPS.image("does", "uno") + "\"}";
        proxy.failEach(call -> call.is("POST", "/containers/create"), fault);

        String answer = ask("POST /v1.41/containers/create?name=" + name
                + " HTTP/1.1\r\nHost: d\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);

        assertThat(answer).contains(fault == Fault.ANSWER_500 ? "injected" : "");
        assertThat(GROUPS.removeContainersLeft())
                .extracting(ContainerSummary::name)
                .isEqualTo(fault == Fault.CUT_AFTER ? List.of(name) : List.of());
    }

    @Test
    void aBuildThatIsCutAfterIsDone() throws IOException {
        String image = GROUPS.group("cut") + ":uno";
        proxy.failOnce(call -> call.is("POST", "/build"), Fault.CUT_AFTER);

        try (Dockops session = Dockops.open(proxy.dockerhost())) {
            assertThatThrownBy(() -> session.images()
                            .build(BuildSpec.dockerfile(GROUPS.from("busybox") + "RUN sleep 0.5", image)
                                    .build()))
                    .isInstanceOf(DockopsException.class);
        }
        assertThat(GROUPS.images().find(image)).isPresent();
    }

    @Test
    void aStalledCallEndsWithTheProxy() throws Exception {
        proxy.failOnce(call -> true, Fault.STALL);
        CompletableFuture<String> stalled = CompletableFuture.supplyAsync(() -> {
            try {
                return ask(PING);
            } catch (IOException e) {
                return e.toString();
            }
        });
        await().until(() -> !proxy.calls().isEmpty());
        assertThat(ask(PING)).as("another connection").endsWith("OK");
        assertThat(stalled).isNotDone();

        proxy.close();

        assertThat(stalled.get(10, TimeUnit.SECONDS)).isEmpty();
        assertThat(Path.of(proxy.dockerhost().substring("unix://".length())).getParent())
                .doesNotExist();
    }

    @Test
    void somethingIsDoneBeforeTheEngineHearsOfACall() throws IOException {
        List<Integer> known = new CopyOnWriteArrayList<>();
        proxy.doAt(2, () -> known.add(proxy.calls().size()));

        ask(PING);
        assertThat(known).isEmpty();
        assertThat(ask(PING)).endsWith("OK");
        assertThat(known).containsExactly(2);
        ask(PING);
        assertThat(known).hasSize(1);
    }

    @Test
    void aWatchdogIsSpared() throws IOException {
        proxy.sparingWatchdogs().failOnce(call -> true, Fault.CUT_BEFORE);

        assertThat(ask("GET /_ping HTTP/1.0\r\n\r\n")).endsWith("OK");
        assertThat(proxy.calls()).isEmpty();
        assertThat(ask(PING)).isEmpty();
    }

    /** What comes for these bytes until the connection ends. */
    private String ask(String requests) throws IOException {
        Path socket = Path.of(proxy.dockerhost().substring("unix://".length()));
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(requests.getBytes(UTF_8)));
            try (InputStream answers = Channels.newInputStream(channel)) {
                return new String(answers.readAllBytes(), UTF_8);
            }
        } catch (IOException e) {
            return ""; // hung up on while something was unread
        }
    }
}
