package io.dockops.engine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the engine where the docker CLI would: {@code DOCKER_HOST}, {@code DOCKER_CONTEXT}, the current context, the
 * default socket; and, when nobody answers there, on the sockets of rootless Docker, Docker Desktop, Colima, Rancher
 * Desktop and Podman.
 */
public final class EngineDiscovery {

    private static final String NO_CONTEXT = "default";

    private final Map<String, String> environment;
    private final Path home;
    private final long uid;
    private final SocketProbe probe;

    /** Looks with these eyes only: nothing else of the machine is asked. */
    EngineDiscovery(Map<String, String> environment, Path home, long uid, SocketProbe probe) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.uid = uid;
        this.probe = probe;
    }

    /** Looks at this process's environment, home and user. */
    public static EngineDiscovery ofThisProcess() {
        Map<String, String> environment = System.getenv();
        String home = environment.getOrDefault("HOME", "");
        return new EngineDiscovery(
                environment,
                Path.of(home.isEmpty() ? System.getProperty("user.home", "") : home),
                ProcessUser.uid(),
                SocketProbe.connecting());
    }

    /**
     * Finds the endpoint.
     *
     * @throws IllegalArgumentException when {@code DOCKER_HOST} or a context's host cannot be parsed
     * @throws EngineUnreachable when the chosen context is missing or broken, or when nothing was chosen and nothing
     *     answers
     */
    public EngineEndpoint find() {
        Optional<String> dockerhost = variable("DOCKER_HOST");
        if (dockerhost.isPresent()) {
            return EngineEndpoint.parse(dockerhost.get(), "DOCKER_HOST", tlsOfEnvironment());
        }
        Optional<EngineEndpoint> chosen = contextEndpoint();
        return chosen.isPresent() ? chosen.get() : firstThatAnswers();
    }

    private Optional<EngineEndpoint> contextEndpoint() {
        ContextStore store = new ContextStore(configDirectory());
        Optional<String> named = variable("DOCKER_CONTEXT");
        String chosenBy = named.isPresent() ? "DOCKER_CONTEXT" : "currentContext in [" + store.configFile() + "]";
        String name = (named.isPresent() ? named : store.current()).orElse(NO_CONTEXT);
        return name.equals(NO_CONTEXT) ? Optional.empty() : Optional.of(store.endpoint(name, chosenBy));
    }

    /** The CLI's configuration directory, which also has the registries' credentials. */
    Path configDirectory() {
        String directory = variable("DOCKER_CONFIG").orElse("");
        return directory.isEmpty() ? home.resolve(".docker") : Path.of(directory);
    }

    /** TLS for {@code DOCKER_HOST}: a context brings its own. */
    private @Nullable EngineTls tlsOfEnvironment() {
        // As in the CLI, any value switches it on, "0" and "false" too: mistaken for off, it would fall back to plain.
        boolean verified = variable("DOCKER_TLS_VERIFY").isPresent();
        if (!verified && variable("DOCKER_TLS").isEmpty()) {
            return null;
        }
        return new EngineTls(variable("DOCKER_CERT_PATH").map(Path::of).orElseGet(this::configDirectory), verified);
    }

    private EngineEndpoint firstThatAnswers() {
        StringBuilder tried = new StringBuilder();
        for (Map.Entry<Path, String> candidate : candidates().entrySet()) {
            Optional<String> refusal = probe.refusal(candidate.getKey());
            if (refusal.isEmpty()) {
                return EngineEndpoint.parse("unix://" + candidate.getKey(), candidate.getValue());
            }
            tried.append("\n  [").append(candidate.getKey()).append("], ").append(candidate.getValue());
            tried.append(": ").append(refusal.get());
        }
        throw new EngineUnreachable(
                "No engine answers. Tried, in this order:" + tried
                        + "\nStart the engine, or set DOCKER_HOST to where it listens, such as"
                        + " DOCKER_HOST=unix:///path/to/docker.sock",
                null);
    }

    /** Paths to whose they are; in order, and each once. */
    private Map<Path, String> candidates() {
        Map<Path, String> sockets = new LinkedHashMap<>();
        Optional<String> runtime = variable("XDG_RUNTIME_DIR");
        sockets.put(Path.of("/var/run/docker.sock"), "the default socket");
        if (runtime.isPresent()) {
            sockets.put(Path.of(runtime.get(), "docker.sock"), "the socket of rootless Docker");
        }
        if (uid != ProcessUser.UNKNOWN) {
            sockets.put(Path.of("/run/user/" + uid + "/docker.sock"), "the socket of rootless Docker");
        }
        sockets.put(home.resolve(".docker/run/docker.sock"), "the socket of Docker Desktop");
        sockets.put(home.resolve(".docker/desktop/docker.sock"), "the socket of Docker Desktop");
        sockets.put(home.resolve(".colima/default/docker.sock"), "the socket of Colima");
        sockets.put(home.resolve(".rd/docker.sock"), "the socket of Rancher Desktop");
        if (runtime.isPresent()) {
            sockets.put(Path.of(runtime.get(), "podman", "podman.sock"), "the socket of rootless Podman");
        }
        if (uid == 0) {
            sockets.put(Path.of("/run/podman/podman.sock"), "the socket of Podman");
        }
        return sockets;
    }

    /** The CLI takes an empty variable for an unset one. */
    private Optional<String> variable(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
    }
}
