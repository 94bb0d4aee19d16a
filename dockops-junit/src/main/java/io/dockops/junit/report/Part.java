package io.dockops.junit.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dockops.junit.event.FailureCaptured;
import io.dockops.junit.event.FixtureWait;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
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

    private static final int SCHEMA = 1;
    private static final JsonFactory JSON = new JsonFactory();

    static void write(OutputStream file, RunRecord record, TestRun run) throws IOException {
        try (JsonGenerator out = JSON.createGenerator(file)) {
            out.writeStartObject();
            out.writeNumberField("schema", SCHEMA);
            out.writeStringField("run", run.key());
            Json.time(out, "ended", record.ended());
            Json.time(out, "begun", record.begun());
            out.writeNumberField("jvm", ProcessHandle.current().pid());
            out.writeNumberField("omitted", record.omitted());
            out.writeArrayFieldStart("images");
            for (ImageEntry image : record.images()) {
                image.write(out);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("containers");
            for (ContainerEntry container : record.containers()) {
                container.write(out);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("waits");
            for (FixtureWait wait : record.waits()) {
                write(out, wait);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("failures");
            for (FailureCaptured failure : record.failures()) {
                write(out, failure);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    private static void write(JsonGenerator out, FixtureWait wait) throws IOException {
        out.writeStartObject();
        out.writeStringField("class", wait.requester().testClass());
        if (wait.requester().test().isPresent()) {
            out.writeStringField("test", wait.requester().test().get());
        }
        Json.time(out, "begun", wait.at().minus(wait.duration()));
        Json.time(out, "ended", wait.at());
        Json.texts(out, "images", wait.images());
        Json.texts(out, "containers", wait.containers());
        if (wait.failure().isPresent()) {
            Json.text(out, "detail", wait.failure().get());
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, FailureCaptured failure) throws IOException {
        out.writeStartObject();
        out.writeStringField("class", failure.requester().testClass());
        if (failure.requester().test().isPresent()) {
            out.writeStringField("test", failure.requester().test().get());
        }
        Json.time(out, "at", failure.at());
        out.writeStringField("container", failure.container());
        Json.text(out, "text", failure.text());
        out.writeEndObject();
    }

    /** Read as much of a file as tells which run it is of; nothing where it is not one of this schema's. */
    static Optional<Part> head(Path file) {
        try (JsonParser in = JSON.createParser(file.toFile())) {
            int schema = 0;
            String run = "";
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                in.nextToken();
                switch (field) {
                    case "schema" -> schema = in.getIntValue();
                    case "run" -> run = in.getText();
                    case "ended" -> {
                        return schema == SCHEMA
                                ? Optional.of(new Part(file, run, Instant.ofEpochMilli(in.getLongValue())))
                                : Optional.empty();
                    }
                    default -> in.skipChildren();
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
