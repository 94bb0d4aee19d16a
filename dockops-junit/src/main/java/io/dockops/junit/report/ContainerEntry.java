package io.dockops.junit.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dockops.PortMapping;
import io.dockops.junit.event.ContainerEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of one container, with the time of each step. */
final class ContainerEntry {

    private final Map<ContainerEvent.Step, Instant> times = new EnumMap<>(ContainerEvent.Step.class);
    private ContainerEvent latest;
    private @Nullable ContainerEvent ready;
    private int retries;
    private int restarts;
    private boolean ahead;
    private final StringBuilder details = new StringBuilder();
    private @Nullable String end;

    ContainerEntry(ContainerEvent first) {
        this.latest = first;
    }

    void add(ContainerEvent event) {
        latest = event;
        times.put(event.step(), event.at());
        switch (event.step()) {
            case READY -> ready = event;
            case ASSIGNED -> ahead = true;
            case RESTARTED -> restarts++;
            case RETRIED -> {
                retries++;
                note("Tried again: ", event);
            }
            case RISKY -> note("", event);
            case FAILED, KEPT, LEFT -> end = event.detail().orElse("");
            default -> {}
        }
    }

    private void note(String beginning, ContainerEvent event) {
        if (!details.isEmpty()) {
            details.append('\n');
        }
        details.append(beginning).append(event.detail().orElse(""));
    }

    boolean has(ContainerEvent.Step step) {
        return times.containsKey(step);
    }

    void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("number", latest.number());
        out.writeStringField("container", latest.container());
        out.writeStringField("image", latest.image());
        out.writeStringField("scope", latest.scope());
        out.writeStringField("class", latest.requester().testClass());
        if (latest.requester().test().isPresent()) {
            out.writeStringField("test", latest.requester().test().get());
        }
        Json.texts(out, "dependsOn", latest.dependsOn());
        if (ready != null) {
            out.writeStringField("id", ready.id().orElse(""));
            out.writeStringField("name", ready.engineName().orElse(""));
            out.writeArrayFieldStart("ports");
            for (PortMapping port : ready.ports()) {
                write(out, port);
            }
            out.writeEndArray();
        }
        out.writeNumberField("retries", retries);
        out.writeNumberField("restarts", restarts);
        out.writeBooleanField("ahead", ahead);
        out.writeStringField("state", state());
        for (Map.Entry<ContainerEvent.Step, Instant> time : times.entrySet()) {
            String name = field(time.getKey());
            if (!name.isEmpty()) {
                Json.time(out, name, time.getValue());
            }
        }
        if (end != null) {
            Json.text(out, "detail", end);
        }
        if (!details.isEmpty()) {
            Json.text(out, "notes", details.toString());
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, PortMapping port) throws IOException {
        out.writeStartObject();
        out.writeNumberField("container", port.containerPort());
        out.writeStringField("protocol", port.protocol().name().toLowerCase(Locale.ROOT));
        out.writeStringField("host", port.host());
        out.writeNumberField("port", port.hostPort());
        out.writeEndObject();
    }

    private String state() {
        return switch (latest.step()) {
            case REMOVED -> "removed";
            case FAILED -> "failed";
            case KEPT -> "kept";
            case LEFT -> "left";
            default -> "unknown"; // the run ended on the way
        };
    }

    private static String field(ContainerEvent.Step step) {
        return switch (step) {
            case CREATE_BEGUN -> "begun";
            case CREATED -> "created";
            case STARTED -> "started";
            case READY -> "ready";
            case ASSIGNED -> "assigned";
            case STOP_BEGUN -> "stopBegun";
            case FAILED, REMOVED, KEPT, LEFT -> "ended";
            default -> "";
        };
    }
}
