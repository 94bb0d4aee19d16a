package io.dockops.engine;

import static io.dockops.engine.Requests.encode;

import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine remembers of containers, by its own time of day. The requests are our own, since docker-java asks for whole
 * seconds only.
 */
public final class History {

    private static final int HEADER = 8;
    private static final int CHUNK = 8 * 1024;
    private static final int STDERR = 2;

    private final Engine engine;
    private final Requests requests;

    History(Engine engine, Requests requests) {
        this.engine = engine;
        this.requests = requests;
    }

    /**
     * Something that happened to a container.
     *
     * @param time when, by the engine's clock
     * @param action the engine's word, such as {@code die}, at times with more behind a colon
     * @param attributes the container's labels too
     */
    public record Event(Instant time, String action, Map<String, String> attributes) {}

    /** Is given the parts of a log as they come. */
    @FunctionalInterface
    public interface LogParts {
        void accept(boolean isError, byte[] part);
    }

    /** The engine's time of day; nothing where it does not tell. */
    public Optional<Instant> now() {
        return engine.within(engine.callTimeout(), "tell the time", () -> {
            try (Answer answer = requests.send(Method.GET, "/info", null)) {
                return time(answer.object().text("SystemTime"));
            }
        });
    }

    /** Read a time in the engine's words. */
    public static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What happened to a container, also to one that is gone; the engine remembers its last 256 events of all things. */
    public List<Event> events(String id, Optional<Instant> since, Instant until) {
        String filters = encode("{\"type\":[\"container\"],\"container\":[\"" + id + "\"]}");
        String path = "/events?since=" + since.map(History::text).orElse("1") + "&until=" + text(until) + "&filters="
                + filters;
        return engine.within(engine.callTimeout(), "list events of container " + id, () -> {
            try (Answer answer = requests.send(Method.GET, path, null)) {
                answer.orRefuse();
                try (InputStream body = answer.response().getBody()) {
                    return JsonObject.readAll(body).stream().map(History::event).toList();
                } catch (IOException e) {
                    throw unread(answer, e);
                }
            }
        });
    }

    private static Event event(JsonObject event) {
        Map<String, String> attributes = new LinkedHashMap<>();
        event.object("Actor", "Attributes")
                .fields()
                .forEach((name, value) -> attributes.put(name, String.valueOf(value)));
        return new Event(Instant.ofEpochSecond(0, event.number("timeNano")), event.text("Action"), attributes);
    }

    /**
     * Read the last lines that a container wrote in a span of time.
     *
     * @param lines how many, of those of its whole log
     */
    public void log(String id, Optional<Instant> since, Optional<Instant> until, int lines, LogParts parts) {
        String path = "/containers/" + encode(id) + "/logs?stdout=1&stderr=1&tail=" + lines
                + since.map(time -> "&since=" + text(time)).orElse("")
                + until.map(time -> "&until=" + text(time)).orElse("");
        engine.within(engine.callTimeout(), "read logs of container " + id, () -> {
            try (Answer answer = requests.send(Method.GET, path, null)) {
                answer.orRefuse();
                try (InputStream body = answer.response().getBody()) {
                    read(body, parts);
                } catch (IOException e) {
                    throw unread(answer, e);
                }
                return id;
            }
        });
    }

    /** Each part has a header: its stream, three zeros, and its length. A terminal's log has none. */
    private static void read(InputStream body, LogParts parts) throws IOException {
        while (true) {
            byte[] header = body.readNBytes(HEADER);
            if (header.length < HEADER || header[0] > STDERR || (header[1] | header[2] | header[3]) != 0) {
                for (byte[] part = header; part.length > 0; part = body.readNBytes(CHUNK)) {
                    parts.accept(false, part);
                }
                return;
            }
            int length =
                    (header[4] & 0xFF) << 24 | (header[5] & 0xFF) << 16 | (header[6] & 0xFF) << 8 | (header[7] & 0xFF);
            parts.accept(header[0] == STDERR, body.readNBytes(length));
        }
    }

    private static EngineUnreachable unread(Answer answer, IOException e) {
        return new EngineUnreachable(
                "The engine's answer to [" + answer.call() + "] could not be read: " + e.getMessage()
                        + "; look at the engine's own log",
                e);
    }

    /** Seconds with nine decimals, which the engine takes to the nanosecond. */
    private static String text(Instant time) {
        return String.format(Locale.ROOT, "%d.%09d", time.getEpochSecond(), time.getNano());
    }
}
