package io.dockops.engine;

import io.dockops.json.BrokenJson;
import io.dockops.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the docker CLI's contexts, in the layout of {@code ~/.docker}. */
final class ContextStore {

    private static final String REPAIR = "Mend it, or set DOCKER_HOST, which goes before contexts";

    private final Path directory;

    ContextStore(Path directory) {
        this.directory = directory;
    }

    Path configFile() {
        return directory.resolve("config.json");
    }

    /** The context chosen with {@code docker context use}; empty when none is. */
    Optional<String> current() {
        try {
            String name = read(configFile()).text("currentContext");
            return name.isEmpty() ? Optional.empty() : Optional.of(name);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * The endpoint of a context.
     *
     * @param chosenBy where the name stands
     * @throws EngineUnreachable when there is no such context or it cannot be read: another engine than the chosen one
     *     must never be taken
     */
    EngineEndpoint endpoint(String name, String chosenBy) {
        String id = sha256(name);
        Path meta = directory.resolve("contexts").resolve("meta").resolve(id).resolve("meta.json");
        JsonObject endpoint;
        try {
            endpoint = read(meta).object("Endpoints", "docker");
        } catch (NoSuchFileException e) {
            throw new EngineUnreachable(
                    "There is no context [" + name + "], which " + chosenBy + " names: [" + meta
                            + "] is missing. See docker context ls, then docker context use another, or default",
                    e);
        }
        String host = endpoint.text("Host");
        if (host.isEmpty()) {
            throw new EngineUnreachable(
                    "The context [" + name + "] has no docker endpoint: [" + meta + "] lacks Endpoints.docker.Host",
                    null);
        }
        Path tlsFiles = directory.resolve("contexts").resolve("tls").resolve(id).resolve("docker");
        EngineTls tls = tls(tlsFiles, endpoint.flag("SkipTLSVerify"));
        return EngineEndpoint.parse(host, "the context [" + name + "] in " + meta, tls);
    }

    private static @Nullable EngineTls tls(Path files, boolean skipVerify) {
        if (Files.isDirectory(files)) {
            return new EngineTls(files, !skipVerify);
        }
        return skipVerify ? new EngineTls(null, false) : null;
    }

    private static JsonObject read(Path file) throws NoSuchFileException {
        try (InputStream content = Files.newInputStream(file)) {
            List<@Nullable Object> values = JsonReader.readAll(content);
            // The CLI takes an empty file for an empty object, too.
            if (!values.isEmpty() && !(values.get(0) instanceof Map)) {
                throw new EngineUnreachable("[" + file + "] is broken: not a JSON object. " + REPAIR, null);
            }
            return JsonObject.of(values.isEmpty() ? null : values.get(0));
        } catch (NoSuchFileException e) {
            throw e;
        } catch (BrokenJson e) {
            throw new EngineUnreachable("[" + file + "] is broken: " + e.getMessage() + ". " + REPAIR, null);
        } catch (IOException e) {
            throw new EngineUnreachable("[" + file + "] cannot be read (" + e + "). " + REPAIR, e);
        }
    }

    private static String sha256(String name) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
