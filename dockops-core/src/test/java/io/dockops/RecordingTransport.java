package io.dockops;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Notes down each call on its way to the engine, without the version in front of its path. */
final class RecordingTransport implements DockerHttpClient {

    private static final String HOST = System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock");

    private final DockerHttpClient transport;
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();

    private RecordingTransport(DockerHttpClient transport) {
        this.transport = transport;
    }

    static RecordingTransport toTheEngine() {
        return new RecordingTransport(new ZerodepDockerHttpClient.Builder()
                .dockerHost(URI.create(HOST))
                .build());
    }

    DockerClient client() {
        return client(this);
    }

    static DockerClient client(DockerHttpClient transport) {
        return DockerClientImpl.getInstance(
                new DefaultDockerClientConfig.Builder().withDockerHost(HOST).build(), transport);
    }

    /** The calls since the last time, such as {@code GET /_ping}. */
    List<String> calls() {
        List<String> noted = List.copyOf(calls);
        calls.clear();
        return noted;
    }

    @Override
    public Response execute(Request request) {
        calls.add(request.method() + " " + request.path().replaceFirst("^/v[0-9.]+/", "/"));
        return transport.execute(request);
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
