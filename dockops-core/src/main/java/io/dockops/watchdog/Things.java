package io.dockops.watchdog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dockops.json.BrokenJson;
import io.dockops.json.JsonReader;
import io.dockops.owner.Labels;
import io.dockops.watchdog.Wire.Reply;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists, inspects and removes what is on the engine. */
final class Things {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Wire wire;

    Things(Wire wire) {
        this.wire = wire;
    }

    /** Those that a session has marked, or that bear its marks for whatever reason. */
    List<Thing> ofSession(Kind kind, String session) throws IOException {
        return list(kind, Labels.SESSION + "=" + session);
    }

    /** Those that any session has marked. */
    List<Thing> ofAnySession(Kind kind) throws IOException {
        return list(kind, Labels.SESSION);
    }

    private List<Thing> list(Kind kind, String label) throws IOException {
        Object answer = json(kind.labelled(label));
        Object listed = answer instanceof Map<?, ?> volumes ? volumes.get("Volumes") : answer;
        List<Thing> things = new ArrayList<>();
        if (listed instanceof List<?> all) {
            for (Object one : all) {
                if (one instanceof Map<?, ?> thing) {
                    things.add(Thing.of(kind, thing));
                }
            }
        }
        return things;
    }

    /** Look at one again; nothing where it is gone. */
    Optional<Thing> again(Thing thing) throws IOException {
        Reply reply = wire.send("GET", thing.kind().inspectPath(thing.id()));
        if (reply.status() == NOT_FOUND) {
            return Optional.empty();
        }
        return JsonReader.read(successful(reply)) instanceof Map<?, ?> found
                ? Optional.of(Thing.of(thing.kind(), found))
                : Optional.empty();
    }

    /**
     * Kill and remove it; one that is gone is success, and so is one that somebody is removing.
     *
     * @throws IOException if the engine refuses, with its words
     */
    void remove(Thing thing) throws IOException {
        Reply reply = wire.send("DELETE", thing.kind().removePath(thing.id()));
        boolean gone = reply.status() == NOT_FOUND;
        boolean going = reply.status() == CONFLICT && reply.body().contains("already in progress");
        if (!gone && !going) {
            successful(reply);
        }
    }

    /** The id of what an image's name means; empty where there is none. */
    String imageId(String name) throws IOException {
        Reply reply = wire.send("GET", image(name) + "/json");
        return reply.status() != NOT_FOUND && JsonReader.read(successful(reply)) instanceof Map<?, ?> image
                ? String.valueOf(image.get("Id"))
                : "";
    }

    /** Take a name off an image. */
    void removeImage(String name) throws IOException {
        Reply reply = wire.send("DELETE", image(name));
        if (reply.status() != NOT_FOUND) {
            successful(reply);
        }
    }

    private static String image(String name) {
        return "/images/" + URLEncoder.encode(name, UTF_8).replace("%2F", "/");
    }

    /** The engine's time, by which alone the age of what is on it is told. */
    Instant now() throws IOException {
        return json("/info") instanceof Map<?, ?> info
                ? OffsetDateTime.parse(String.valueOf(info.get("SystemTime"))).toInstant()
                : Instant.MIN;
    }

    private @Nullable Object json(String path) throws IOException {
        return JsonReader.read(successful(wire.send("GET", path)));
    }

    private static String successful(Reply reply) throws IOException {
        if (reply.status() >= 300) {
            throw new IOException("status " + reply.status() + ": " + message(reply.body()));
        }
        return reply.body();
    }

    private static String message(String body) {
        try {
            return JsonReader.read(body) instanceof Map<?, ?> error
                    ? String.valueOf(error.get("message"))
                    : body.strip();
        } catch (BrokenJson e) {
            return body.strip();
        }
    }
}
