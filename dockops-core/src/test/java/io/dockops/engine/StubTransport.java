package io.dockops.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Gives the answers that it was told, in their order, and notes down what was asked. */
public final class StubTransport implements DockerHttpClient {

    private final Deque<Supplier<Response>> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();

    /** An engine behind it. */
    public Engine engine() {
        return Engine.of(DockerClientImpl.getInstance(
                new DefaultDockerClientConfig.Builder()
                        .withDockerHost("unix:///var/run/docker.sock")
                        .build(),
                this));
    }

    public StubTransport ping(String version) {
        return add(new Answer(200, Map.of("Api-Version", List.of(version)), body("OK")));
    }

    StubTransport podmansPing(String version) {
        return add(new Answer(
                200, Map.of("Api-Version", List.of(version), "Libpod-Api-Version", List.of("4.3.1")), body("OK")));
    }

    public StubTransport answer(int status, String body) {
        return answer(status, body(body));
    }

    StubTransport answer(int status, InputStream body) {
        return add(new Answer(status, Map.of(), body));
    }

    private StubTransport add(Response response) {
        answers.add(() -> response);
        return this;
    }

    /** Fails as the transport does, which wraps what happens on the wire. */
    StubTransport fail(IOException failure) {
        answers.add(() -> {
            throw new RuntimeException(failure);
        });
        return this;
    }

    static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    static InputStream broken(String reason) {
        return new SequenceInputStream(body("{"), new BrokenInput(reason));
    }

    private static final class BrokenInput extends InputStream {

        private final String reason;

        BrokenInput(String reason) {
            this.reason = reason;
        }

        @Override
        public int read() throws IOException {
            throw new IOException(reason);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException(reason);
        }
    }

    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized Response execute(Request request) {
        asked.add(request.method() + " " + request.path());
        return answers.remove().get();
    }

    @Override
    public void close() {}

    private record Answer(int status, Map<String, List<String>> headers, InputStream body) implements Response {

        @Override
        public int getStatusCode() {
            return status;
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public void close() {}
    }
}
