package io.dockops.junit.report;

import io.dockops.json.JsonReader;
import io.dockops.json.JsonWriter;
import io.dockops.junit.event.FailureCaptured;
import io.dockops.junit.event.FixtureWait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What one JVM tells of a run, as a file of JSON. Its schema is in {@code docs/report.md}; a change that a reader would trip
 * over gets the next number.
 *
 * @param file where it is
 * @param run the key of the run that it is a part of
 * @param ended when its session ended
 */
record Part(Path file, String run, Instant ended) {

    private static final long SCHEMA = 1;

    static byte[] json(RunRecord record, TestRun run) {
        JsonWriter out = new JsonWriter().beginObject();
        out.field("schema", SCHEMA);
        out.field("run", run.key());
        Json.time(out, "ended", record.ended());
        Json.time(out, "begun", record.begun());
        out.field("jvm", ProcessHandle.current().pid());
        out.field("omitted", record.omitted());
        out.beginArray("images");
        for (ImageEntry image : record.images()) {
            image.write(out);
        }
        out.endArray().beginArray("containers");
        for (ContainerEntry container : record.containers()) {
            container.write(out);
        }
        out.endArray().beginArray("waits");
        for (FixtureWait wait : record.waits()) {
            write(out, wait);
        }
        out.endArray().beginArray("failures");
        for (FailureCaptured failure : record.failures()) {
            write(out, failure);
        }
        return out.endArray().endObject().utf8();
    }

    private static void write(JsonWriter out, FixtureWait wait) {
        out.beginObject();
        out.field("class", wait.requester().testClass());
        if (wait.requester().test().isPresent()) {
            out.field("test", wait.requester().test().get());
        }
        Json.time(out, "begun", wait.at().minus(wait.duration()));
        Json.time(out, "ended", wait.at());
        out.texts("images", wait.images());
        out.texts("containers", wait.containers());
        if (wait.failure().isPresent()) {
            Json.text(out, "detail", wait.failure().get());
        }
        out.endObject();
    }

    private static void write(JsonWriter out, FailureCaptured failure) {
        out.beginObject();
        out.field("class", failure.requester().testClass());
        if (failure.requester().test().isPresent()) {
            out.field("test", failure.requester().test().get());
        }
        Json.time(out, "at", failure.at());
        out.field("container", failure.container());
        Json.text(out, "text", failure.text());
        out.endObject();
    }

    /** Read which run a file is of; nothing where it is not one of this schema's. */
    static Optional<Part> of(Path file) {
        try {
            return JsonReader.read(Files.readString(file)) instanceof Map<?, ?> part
                            && Long.valueOf(SCHEMA).equals(part.get("schema"))
                            && part.get("run") instanceof String run
                            && part.get("ended") instanceof Long ended
                    ? Optional.of(new Part(file, run, Instant.ofEpochMilli(ended)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
