package io.dockops.engine;

import static io.dockops.engine.Requests.encode;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import java.io.InputStream;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The requests between a declaration and a running container, and back: look an image up, create, fill, start, inspect, stop
 * and remove a container. They are our own because a cold JVM pays 400 ms for docker-java's typed commands and
 * databind, and because one unknown value breaks their parse.
 */
final class StartPath {

    private static final int NOT_MODIFIED = 304;

    private final Requests requests;

    StartPath(DockerHttpClient transport) {
        this.requests = new Requests(transport);
    }

    Optional<ImageFacts> findImage(String name) {
        try (Answer answer = requests.send(Method.GET, "/images/" + encodePath(name) + "/json", null)) {
            return answer.status() == EngineRefusal.NOT_FOUND
                    ? Optional.empty()
                    : Optional.of(ImageFacts.of(answer.object()));
        }
    }

    String create(@Nullable String name, @Nullable String platform, byte[] json) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        if (name != null) {
            query.add("name=" + encode(name));
        }
        if (platform != null) {
            query.add("platform=" + encode(platform));
        }
        try (Answer answer = requests.send(Method.POST, "/containers/create" + query, json)) {
            return answer.object().text("Id");
        }
    }

    /** Unpack a tar at the root of a container's file system; a directory is never replaced by a file, or a file by one. */
    void unpack(String id, InputStream tar) {
        String path = "/containers/" + encode(id) + "/archive?path=/&noOverwriteDirNonDir=true";
        try (Answer answer = requests.sendTar(Method.PUT, path, tar)) {
            answer.orRefuse();
        }
    }

    /** Start a container; one that runs already is success. */
    void start(String id) {
        try (Answer answer = requests.send(Method.POST, "/containers/" + encode(id) + "/start", new byte[0])) {
            if (answer.status() != NOT_MODIFIED) {
                answer.orRefuse();
            }
        }
    }

    Optional<ContainerFacts> inspect(String id) {
        try (Answer answer = requests.send(Method.GET, "/containers/" + encode(id) + "/json", null)) {
            return answer.status() == EngineRefusal.NOT_FOUND
                    ? Optional.empty()
                    : Optional.of(ContainerFacts.of(answer.object()));
        }
    }

    /** Ask a container's process to end, and kill it after the grace; one that does not run, or is gone, is success. */
    void stop(String id, long graceSeconds) {
        String path = "/containers/" + encode(id) + "/stop?t=" + graceSeconds;
        try (Answer answer = requests.send(Method.POST, path, new byte[0])) {
            if (answer.status() != NOT_MODIFIED && answer.status() != EngineRefusal.NOT_FOUND) {
                answer.orRefuse();
            }
        }
    }

    /**
     * Kill and remove a container with its anonymous volumes.
     *
     * @return whether it is gone now; {@code false} while somebody else's removal is still in progress
     */
    boolean remove(String id) {
        try (Answer answer = requests.send(Method.DELETE, "/containers/" + encode(id) + "?force=1&v=1", null)) {
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

    /** An image's name has slashes that stay. */
    static String encodePath(String name) {
        return encode(name).replace("%2F", "/");
    }
}
