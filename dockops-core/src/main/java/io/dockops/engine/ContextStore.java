package io.dockops.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the docker CLI's contexts, in the layout of {@code ~/.docker}. */
final class ContextStore {

    private static final String CURRENT = "/currentContext";
    private static final String HOST = "/Endpoints/docker/Host";
    private static final String SKIP_VERIFY = "/Endpoints/docker/SkipTLSVerify";

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
            String name = read(configFile(), Set.of(CURRENT)).getOrDefault(CURRENT, "");
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
        Map<String, String> values;
        try {
            values = read(meta, Set.of(HOST, SKIP_VERIFY));
        } catch (NoSuchFileException e) {
            throw new EngineUnreachable(
                    "There is no context [" + name + "], which " + chosenBy + " names: [" + meta
                            + "] is missing. See docker context ls, then docker context use another, or default",
                    e);
        }
        String host = values.get(HOST);
        if (host == null || host.isEmpty()) {
            throw new EngineUnreachable(
                    "The context [" + name + "] has no docker endpoint: [" + meta + "] lacks Endpoints.docker.Host",
                    null);
        }
        Path tlsFiles = directory.resolve("contexts").resolve("tls").resolve(id).resolve("docker");
        boolean skipVerify = "true".equals(values.get(SKIP_VERIFY));
        return EngineEndpoint.parse(host, "the context [" + name + "] in " + meta, tls(tlsFiles, skipVerify));
    }

    private static @Nullable EngineTls tls(Path files, boolean skipVerify) {
        if (Files.isDirectory(files)) {
            return new EngineTls(files, !skipVerify);
        }
        return skipVerify ? new EngineTls(null, false) : null;
    }

    /** The scalar values at these JSON pointers; the whole file is read, so that half a file is an error. */
    private static Map<String, String> read(Path file, Set<String> pointers) throws NoSuchFileException {
        Map<String, String> found = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(Files.readAllBytes(file))) {
            JsonToken first = parser.nextToken();
            // The CLI takes an empty file for an empty object, too.
            if (first != null && first != JsonToken.START_OBJECT) {
                throw new EngineUnreachable("[" + file + "] is broken: not a JSON object. " + REPAIR, null);
            }
            for (JsonToken token = first; token != null; token = parser.nextToken()) {
                String pointer = token.isScalarValue()
                        ? parser.getParsingContext().pathAsPointer().toString()
                        : "";
                if (pointers.contains(pointer) && token != JsonToken.VALUE_NULL) {
                    found.put(pointer, parser.getText());
                }
            }
            return found;
        } catch (NoSuchFileException e) {
            throw e;
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the file, and config.json holds registry passwords.
            throw new EngineUnreachable(
                    "[" + file + "] is broken: not JSON at line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ". " + REPAIR,
                    null);
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
