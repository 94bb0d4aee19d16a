package io.dockops.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the version of the API that both sides know: negotiated with the first request and put in front of each path,
 * for our own requests and for docker-java's commands alike. docker-java itself negotiates nothing, and an unversioned
 * path means the engine's newest behaviour.
 */
final class VersionedTransport implements DockerHttpClient {

    private final DockerHttpClient transport;
    private final @Nullable EngineEndpoint endpoint;
    private final @Nullable ApiVersion asked;
    private final boolean refuses;
    private volatile @Nullable ApiVersion version;
    private volatile boolean podman;

    /**
     * @param endpoint where the transport leads, {@code null} for a transport that somebody else made
     * @param asked the version that the user asks for by {@code DOCKER_API_VERSION}, {@code null} to negotiate
     */
    VersionedTransport(DockerHttpClient transport, @Nullable EngineEndpoint endpoint, @Nullable ApiVersion asked) {
        this.transport = new RepeatingTransport(transport);
        this.refuses = transport instanceof RefusedTransport;
        this.endpoint = endpoint;
        this.asked = asked;
    }

    /** Whether nothing may be sent to the endpoint. */
    boolean refuses() {
        return refuses;
    }

    @Nullable
    EngineEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public Response execute(Request request) {
        return send(Request.builder()
                .from(request)
                .path("/v" + version() + request.path())
                .build());
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }

    /** The version that is spoken; negotiated when first asked for. */
    ApiVersion version() {
        ApiVersion known = version;
        if (known == null) {
            // Two threads may both negotiate; they come to the same answer, and no lock is held over a call.
            known = negotiate();
            version = known;
        }
        return known;
    }

    /** Whether the engine is Podman; {@code false} before the version is negotiated. */
    boolean isPodman() {
        return podman;
    }

    /** What is thrown for a request that got no answer. */
    RuntimeException failure(RuntimeException thrown) {
        return TransportErrors.explain(endpoint, thrown);
    }

    private ApiVersion negotiate() {
        ApiVersion newest;
        try (Response ping = send(get("/_ping"))) {
            newest = newest(ping);
        }
        if (asked != null) {
            return asked;
        }
        // Only an engine that is newer than we are can refuse what we were written for.
        return newest.compareTo(ApiVersion.WRITTEN_FOR) <= 0 ? newest : ApiVersion.negotiate(newest, oldest());
    }

    private ApiVersion newest(Response ping) {
        TransportErrors.requireEngine(endpoint, ping);
        podman = ping.getHeader("Libpod-Api-Version") != null;
        return ApiVersion.parse(Objects.requireNonNull(ping.getHeader("Api-Version")));
    }

    private ApiVersion oldest() {
        try (Response version = send(get("/version"));
                InputStream body = version.getBody()) {
            String oldest = JsonObject.read(body).text("MinAPIVersion");
            return oldest.isEmpty() ? ApiVersion.WRITTEN_FOR : ApiVersion.parse(oldest);
        } catch (IOException e) {
            throw failure(new UncheckedIOException(e));
        }
    }

    private Response send(Request request) {
        try {
            return transport.execute(request);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private static Request get(String path) {
        return Request.builder().method(Request.Method.GET).path(path).build();
    }
}
