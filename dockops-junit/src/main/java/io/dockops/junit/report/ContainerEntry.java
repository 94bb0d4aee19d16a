package io.dockops.junit.report;

import io.dockops.PortMapping;
import io.dockops.json.JsonWriter;
import io.dockops.junit.event.ContainerEvent;
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

    void write(JsonWriter out) {
        out.beginObject();
        out.field("number", latest.number());
        out.field("container", latest.container());
        out.field("image", latest.image());
        out.field("scope", latest.scope());
        out.field("class", latest.requester().testClass());
        if (latest.requester().test().isPresent()) {
            out.field("test", latest.requester().test().get());
        }
        out.texts("dependsOn", latest.dependsOn());
        if (ready != null) {
            out.field("id", ready.id().orElse(""));
            out.field("name", ready.engineName().orElse(""));
            out.beginArray("ports");
            for (PortMapping port : ready.ports()) {
                write(out, port);
            }
            out.endArray();
        }
        out.field("retries", retries);
        out.field("restarts", restarts);
        out.field("ahead", ahead);
        out.field("state", state());
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
        out.endObject();
    }

    private static void write(JsonWriter out, PortMapping port) {
        out.beginObject();
        out.field("container", port.containerPort());
        out.field("protocol", port.protocol().name().toLowerCase(Locale.ROOT));
        out.field("host", port.host());
        out.field("port", port.hostPort());
        out.endObject();
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
