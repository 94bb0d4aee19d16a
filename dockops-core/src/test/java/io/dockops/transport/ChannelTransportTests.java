package io.dockops.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTransportTests {

    private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static final String CHUNKS =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nhel\r\n2\r\nlo\r\n";
    private static final String LAST_CHUNK = "0\r\n\r\n";

    private static Request request(Method method, String path) {
        return Request.builder().method(method).path(path).build();
    }

    private static Response get(ChannelTransport transport) {
        return transport.execute(request(Method.GET, "/x"));
    }

    private static String text(Response response) throws IOException {
        try (response) {
            return new String(response.getBody().readAllBytes(), UTF_8);
        }
    }

    @Nested
    class Answers {

        @ParameterizedTest
        @ValueSource(strings = {HELLO, CHUNKS + LAST_CHUNK, CHUNKS + "0\r\nTrailer: x\r\n\r\n"})
        void areReadToTheirEndAndTheirConnectionUsedAgain(String answer) throws IOException {
            try (ScriptedEngine engine = ScriptedEngine.answering(answer);
                    ChannelTransport transport = engine.transport()) {
                assertThat(text(get(transport))).isEqualTo("hello");
                assertThat(text(get(transport))).isEqualTo("hello");
                assertThat(engine.connections()).isOne();
            }
        }

        @Test
        void endWithTheirConnectionWhereNothingElseTells() throws IOException {
            try (ScriptedEngine engine = new ScriptedEngine(peer -> {
                        peer.head();
                        peer.send("HTTP/1.1 200 OK\r\n\r\nhello");
                    });
                    ChannelTransport transport = engine.transport()) {
                assertThat(text(get(transport))).isEqualTo("hello");
                assertThat(text(get(transport))).isEqualTo("hello");
                assertThat(engine.connections()).isEqualTo(2);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {NO_CONTENT, "HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n"})
        void mayHaveNoBody(String answer) throws IOException {
            try (ScriptedEngine engine = ScriptedEngine.answering(answer);
                    ChannelTransport transport = engine.transport()) {
                assertThat(text(get(transport))).isEmpty();
                assertThat(text(get(transport))).isEmpty();
                assertThat(engine.connections()).isOne();
            }
        }

        @Test
        void toHeadHaveNoBodyWhateverTheirLength() throws IOException {
            try (ScriptedEngine engine = ScriptedEngine.answering("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n");
                    ChannelTransport transport = engine.transport()) {
                Response response = transport.execute(
                        Request.builder().method("HEAD").path("/x").build());

                assertThat(text(response)).isEmpty();
                assertThat(response.getHeader("content-length")).isEqualTo("7");
            }
        }

        @Test
        void areTakenAfterWhatOnlyAnnouncesThem() throws IOException {
            try (ScriptedEngine engine = ScriptedEngine.answering("HTTP/1.1 100 Continue\r\n\r\n" + HELLO);
                    ChannelTransport transport = engine.transport()) {
                assertThat(text(get(transport))).isEqualTo("hello");
            }
        }

        @Test
        void leftBeforeTheirLastChunkDoNotCostTheConnection() throws IOException {
            try (ScriptedEngine engine = ScriptedEngine.answering(CHUNKS + LAST_CHUNK);
                    ChannelTransport transport = engine.transport()) {
                for (int i = 0; i < 3; i++) {
                    try (Response response = get(transport)) {
                        assertThat(response.getBody().readNBytes(5)).hasSize(5);
                    }
                }
                assertThat(engine.connections()).isOne();
            }
        }

        @Test
        void leftBeforeTheyHaveComeCostTheConnectionAndNoWait() throws IOException {
            try (ScriptedEngine engine = new ScriptedEngine(peer -> {
                        peer.head();
                        peer.send(CHUNKS);
                        peer.head();
                    });
                    ChannelTransport transport = engine.transport()) {
                get(transport).close();
                get(transport).close();
                assertThat(engine.connections()).isEqualTo(2);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello",
                    CHUNKS,
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nhello"
                })
        void thatAreCutAreNoEnd(String answer) throws IOException {
            try (ScriptedEngine engine = new ScriptedEngine(peer -> {
                        peer.head();
                        peer.send(answer);
                    });
                    ChannelTransport transport = engine.transport();
                    Response response = get(transport)) {
                InputStream body = response.getBody();
                assertThatThrownBy(body::readAllBytes)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("in the middle of an answer");
                assertThatThrownBy(body::read).isInstanceOf(IOException.class);
            }
        }

        @Test
        void thatNeverBeginAreAFailure() throws IOException {
            try (ScriptedEngine engine = new ScriptedEngine(ScriptedEngine.Peer::head);
                    ChannelTransport transport = engine.transport()) {
                assertThatThrownBy(() -> get(transport))
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessageContaining("without an answer");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SSH-2.0-OpenSSH_9.2\r\n",
                    "HTTP/1.1 abc\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n"
                })
        void fromSomethingElseAreToldSo(String answer) throws IOException {
            try (ScriptedEngine engine = ScriptedEngine.answering(answer);
                    ChannelTransport transport = engine.transport()) {
                assertThatThrownBy(() -> get(transport))
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessageContaining("does not speak HTTP");
            }
        }
    }

    @Nested
    class Connections {

        @Test
        void thatTheEngineHasClosedAreNotUsedAgain() throws IOException {
            CountDownLatch closed = new CountDownLatch(1);
            try (ScriptedEngine engine = new ScriptedEngine(peer -> {
                        peer.head();
                        peer.send(HELLO);
                        peer.channel().close();
                        closed.countDown();
                    });
                    ChannelTransport transport = engine.transport()) {
                assertThat(text(get(transport))).isEqualTo("hello");
                await().until(() -> closed.getCount() == 0);
                assertThat(text(transport.execute(request(Method.POST, "/once"))))
                        .isEqualTo("hello");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello",
                    "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                    HELLO + "HTTP/1.1 408 Request Timeout\r\n\r\n"
                })
        void thatAreNotToBeUsedAgainAreNot(String answer) throws IOException {
            try (ScriptedEngine engine = ScriptedEngine.answering(answer);
                    ChannelTransport transport = engine.transport()) {
                assertThat(text(get(transport))).isEqualTo("hello");
                assertThat(text(get(transport))).isEqualTo("hello");
                assertThat(engine.connections()).isEqualTo(2);
            }
        }

        @Test
        void closeAndEndEachWaitOnThem() throws Exception {
            try (ScriptedEngine engine = new ScriptedEngine(peer -> {
                peer.head();
                peer.send(CHUNKS);
                peer.head();
            })) {
                ChannelTransport transport = engine.transport();
                InputStream body = get(transport).getBody();
                assertThat(body.readNBytes(5)).hasSize(5);
                FutureTask<Integer> reading = reading(body);

                transport.close();

                assertThatThrownBy(reading::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(IOException.class);
                assertThatThrownBy(() -> get(transport))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("are closed");
            }
        }

        @Test
        void endWithTheAnswerThatIsClosedByAnotherThread() throws Exception {
            try (ScriptedEngine engine = new ScriptedEngine(peer -> {
                        peer.head();
                        peer.send(CHUNKS);
                        peer.head();
                    });
                    ChannelTransport transport = engine.transport()) {
                Response response = get(transport);
                InputStream body = response.getBody();
                assertThat(body.readNBytes(5)).hasSize(5);
                FutureTask<Integer> reading = reading(body);

                response.close();

                assertThatThrownBy(reading::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(IOException.class);
            }
        }

        @Test
        void endWithTheInterruptOfTheThreadThatWaits() throws Exception {
            try (ScriptedEngine engine = new ScriptedEngine(peer -> {
                        peer.head();
                        peer.head();
                    });
                    ChannelTransport transport = engine.transport()) {
                AtomicReference<Throwable> thrown = new AtomicReference<>();
                Thread waiting = new Thread(() -> {
                    try {
                        get(transport).close();
                    } catch (UncheckedIOException e) {
                        thrown.set(e.getCause());
                    }
                });
                waiting.start();
                await().until(() -> engine.connections() == 1);

                waiting.interrupt();
                waiting.join();

                assertThat(thrown.get()).isInstanceOf(ClosedByInterruptException.class);
            }
        }

        /** Reads on, on a thread that is in its read when this returns. */
        private FutureTask<Integer> reading(InputStream body) {
            FutureTask<Integer> reading = new FutureTask<>(body::read);
            Thread thread = new Thread(reading);
            thread.setDaemon(true);
            thread.start();
            await().until(() -> Thread.getAllStackTraces().getOrDefault(thread, new StackTraceElement[0]).length > 0
                    && thread.getStackTrace().length > 0
                    && thread.getStackTrace()[0].isNativeMethod());
            return reading;
        }
    }

    @Nested
    class Bodies {

        @Test
        void ofBytesHaveTheirLength() throws IOException {
            assertThat(sent(
                            Request.builder()
                                    .method(Method.POST)
                                    .path("/v1.41/x?y=1")
                                    .putHeader("content-type", "application/json")
                                    .bodyBytes("{}".getBytes(UTF_8))
                                    .build(),
                            2))
                    .isEqualTo("POST /v1.41/x?y=1 HTTP/1.1\r\nHost: docker\r\ncontent-type: application/json\r\n"
                            + "Content-Length: 2\r\n\r\n{}");
        }

        @Test
        void thatAreMissingAreEmptyOnes() throws IOException {
            assertThat(sent(request(Method.POST, "/x"), 0))
                    .isEqualTo("POST /x HTTP/1.1\r\nHost: docker\r\nContent-Length: 0\r\n\r\n");
            assertThat(sent(request(Method.DELETE, "/x"), 0)).isEqualTo("DELETE /x HTTP/1.1\r\nHost: docker\r\n\r\n");
        }

        @Test
        void ofAStreamAreSentInChunksAsItIsRead() throws IOException {
            InputStream words = new ByteArrayInputStream("hello world".getBytes(UTF_8));
            InputStream pieces = reading(new Reader() {
                private boolean nothing;

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    nothing = !nothing;
                    return nothing ? 0 : words.read(bytes, offset, Math.min(length, 10));
                }
            });

            assertThat(sent(
                            Request.builder()
                                    .method(Method.PUT)
                                    .path("/x")
                                    .body(pieces)
                                    .build(),
                            "a\r\nhello worl\r\n1\r\nd\r\n0\r\n\r\n".length()))
                    .endsWith("Transfer-Encoding: chunked\r\n\r\na\r\nhello worl\r\n1\r\nd\r\n0\r\n\r\n");
        }

        private String sent(Request request, int bodyLength) throws IOException {
            CompletableFuture<String> sent = new CompletableFuture<>();
            try (ScriptedEngine engine = new ScriptedEngine(peer -> {
                        sent.complete(peer.head() + peer.read(bodyLength));
                        peer.send(NO_CONTENT);
                    });
                    ChannelTransport transport = engine.transport()) {
                transport.execute(request).close();
            }
            return sent.join();
        }

        @Test
        void thatTheEngineDoesNotWantToReadDoNotHideItsAnswer() throws IOException {
            try (ScriptedEngine engine = new ScriptedEngine(peer -> {
                        peer.head();
                        peer.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 3\r\n\r\nbad");
                    });
                    ChannelTransport transport = engine.transport();
                    Response response = transport.execute(Request.builder()
                            .method(Method.POST)
                            .path("/build")
                            .body(zeros(50_000_000))
                            .build())) {
                assertThat(response.getStatusCode()).isEqualTo(400);
                assertThat(response.getBody().readAllBytes()).asString(UTF_8).isEqualTo("bad");
            }
        }

        private InputStream zeros(int size) {
            return reading(new Reader() {
                private int left = size;

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    int read = Math.min(length, left);
                    left -= read;
                    return read == 0 ? -1 : read;
                }
            });
        }

        private interface Reader {
            int read(byte[] bytes, int offset, int length) throws IOException;
        }

        private InputStream reading(Reader reader) {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return reader.read(one, 0, 1) < 0 ? -1 : one[0];
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    return reader.read(bytes, offset, length);
                }
            };
        }

        @Test
        void thatCanNotBeReadFailTheirRequestAsTheyFailed() throws IOException {
            try (ScriptedEngine engine = new ScriptedEngine(peer -> peer.rest());
                    ChannelTransport transport = engine.transport()) {
                InputStream broken = reading((bytes, offset, length) -> {
                    throw new IOException("the disk is broken");
                });

                assertThatThrownBy(() -> transport.execute(Request.builder()
                                .method(Method.PUT)
                                .path("/x")
                                .body(broken)
                                .build()))
                        .hasRootCauseMessage("the disk is broken");
            }
        }
    }

    @Nested
    class Hijacking {

        private static final String UPGRADED = "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";

        private Request withInput(String input) {
            return Request.builder()
                    .method(Method.POST)
                    .path("/x")
                    .hijackedInput(new ByteArrayInputStream(input.getBytes(UTF_8)))
                    .build();
        }

        @Test
        void sendsTheInputToItsEndAndReadsOn() throws IOException {
            CompletableFuture<String> head = new CompletableFuture<>();
            try (ScriptedEngine engine = new ScriptedEngine(peer -> {
                        head.complete(peer.head());
                        peer.send(UPGRADED + "hello ");
                        peer.send(peer.rest());
                    });
                    ChannelTransport transport = engine.transport();
                    Response response = transport.execute(withInput("world"))) {
                assertThat(response.getStatusCode()).isEqualTo(200);
                assertThat(response.getBody().readAllBytes()).asString(UTF_8).isEqualTo("hello world");
                assertThat(head.join()).contains("Connection: Upgrade\r\n", "Upgrade: tcp\r\n");
            }
        }

        @Test
        void thatIsRefusedIsAnOrdinaryAnswer() throws IOException {
            try (ScriptedEngine engine =
                            ScriptedEngine.answering("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone");
                    ChannelTransport transport = engine.transport();
                    Response response = transport.execute(withInput("world"))) {
                assertThat(response.getStatusCode()).isEqualTo(404);
                assertThat(response.getBody().readAllBytes()).asString(UTF_8).isEqualTo("gone");
            }
        }
    }

    @Nested
    class Tcp {

        private ChannelTransport to(String host, int port) {
            return new ChannelTransport(
                    InetSocketAddress.createUnresolved(host, port), host + ":" + port, Duration.ofSeconds(10));
        }

        @Test
        void isSpokenToo() throws IOException {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    ChannelTransport transport = to("127.0.0.1", server.getLocalPort())) {
                Thread thread = new Thread(() -> {
                    try (var socket = server.accept()) {
                        socket.getOutputStream().write(HELLO.getBytes(UTF_8));
                        socket.getInputStream().readAllBytes();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                thread.start();

                assertThat(text(get(transport))).isEqualTo("hello");
            }
        }

        @Test
        void tellsAnUnknownHostAndAPortThatNobodyListensOn() throws IOException {
            int free;
            try (ServerSocket server = new ServerSocket(0)) {
                free = server.getLocalPort();
            }
            assertThatThrownBy(() -> get(to("no-such-host.invalid", 2375)))
                    .hasCauseInstanceOf(UnknownHostException.class);
            assertThatThrownBy(() -> get(to("127.0.0.1", free))).hasCauseInstanceOf(ConnectException.class);
        }
    }
}
