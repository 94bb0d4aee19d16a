package io.dockops.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The requests between a declaration and a running container, and back: look an image up, create, fill, start, inspect
 * and remove a container. They are our own because a cold JVM pays 400 ms for docker-java's typed commands and
 * databind, and because one unknown value breaks their parse.
 */
final class StartPath {

    private static final int NOT_MODIFIED = 304;

    private final DockerHttpClient transport;

    StartPath(DockerHttpClient transport) {
        this.transport = transport;
    }

    Optional<ImageFacts> findImage(String name) {
        try (Answer answer = send(Method.GET, "/images/" + encodePath(name) + "/json", null)) {
            return answer.status() == EngineRefusal.NOT_FOUND
                    ? Optional.empty()
                    : Optional.of(ImageFacts.of(answer.object()));
        }
    }

    String create(@Nullable String name, @Nullable String platform, JsonObject.Writer body) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        if (name != null) {
            query.add("name=" + encode(name));
        }
        if (platform != null) {
            query.add("platform=" + encode(platform));
        }
        try (Answer answer = send(Method.POST, "/containers/create" + query, JsonObject.write(body))) {
            return answer.object().text("Id");
        }
    }

    /** Unpack a tar at the root of a container's file system; a directory is never replaced by a file, or a file by one. */
    void unpack(String id, InputStream tar) {
        String path = "/containers/" + encode(id) + "/archive?path=/&noOverwriteDirNonDir=true";
        Request.Builder request = Request.builder().method(Method.PUT).path(path);
        request.putAllHeaders(Map.of("Content-Type", "application/x-tar")).body(tar);
        try (Answer answer = send(request.build())) {
            answer.orRefuse();
        }
    }

    /** Start a container; one that runs already is success. */
    void start(String id) {
        try (Answer answer = send(Method.POST, "/containers/" + encode(id) + "/start", new byte[0])) {
            if (answer.status() != NOT_MODIFIED) {
                answer.orRefuse();
            }
        }
    }

    Optional<ContainerFacts> inspect(String id) {
        try (Answer answer = send(Method.GET, "/containers/" + encode(id) + "/json", null)) {
            return answer.status() == EngineRefusal.NOT_FOUND
                    ? Optional.empty()
                    : Optional.of(ContainerFacts.of(answer.object()));
        }
    }

    /**
     * Kill and remove a container with its anonymous volumes.
     *
     * @return whether it is gone now; {@code false} while somebody else's removal is still in progress
     */
    boolean remove(String id) {
        try (Answer answer = send(Method.DELETE, "/containers/" + encode(id) + "?force=1&v=1", null)) {
            if (answer.status() == EngineRefusal.NOT_FOUND) {
                return true;
            }
            try {
                answer.orRefuse();
                return true;
            } catch (EngineRefusal e) {
                if (e.isRemovalInProgress()) {
                    return false;
                }
                throw e;
            }
        }
    }

    private Answer send(Method method, String path, byte @Nullable [] body) {
        Request.Builder request = Request.builder().method(method).path(path);
        if (body != null) {
            request.putAllHeaders(Map.of("Content-Type", "application/json")).bodyBytes(body);
        }
        return send(request.build());
    }

    private Answer send(Request request) {
        return new Answer(request.method() + " " + request.path(), transport.execute(request));
    }

    /** An image's name has slashes that stay. */
    private static String encodePath(String name) {
        return encode(name).replace("%2F", "/");
    }

    private static String encode(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("An empty name or id was given: name the image or container meant");
        }
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A response, and the call that it answers. */
    private record Answer(String call, Response response) implements AutoCloseable {

        int status() {
            return response.getStatusCode();
        }

        JsonObject object() {
            orRefuse();
            try (InputStream body = response.getBody()) {
                return JsonObject.read(body);
            } catch (IOException e) {
                throw new EngineUnreachable(
                        "The engine's answer to [" + call + "] could not be read: " + e.getMessage()
                                + "; look at the engine's own log",
                        e);
            }
        }

        void orRefuse() {
            if (status() >= 300) {
                throw EngineRefusal.from(call, status(), text());
            }
        }

        private String text() {
            try (InputStream body = response.getBody()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                return "(its message could not be read: " + e.getMessage() + ")";
            }
        }

        @Override
        public void close() {
            response.close();
        }
    }
}
