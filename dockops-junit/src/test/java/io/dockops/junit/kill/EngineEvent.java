package io.dockops.junit.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an engine's event stream says in one line.
 *
 * @param id the subject's full id; a volume's is its name
 * @param at when the line was read, by the clock of {@link System#nanoTime}
 */
record EngineEvent(String type, String action, String id, Map<String, String> attributes, long at) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Read a line of {@code docker events --format '{{json .}}'}. */
    static EngineEvent parse(String line) throws IOException {
        long at = System.nanoTime();
        JsonNode event = JSON.readTree(line);
        JsonNode actor = event.path("Actor");
        Map<String, String> attributes = new LinkedHashMap<>();
        actor.path("Attributes")
                .properties()
                .forEach(
                        entry -> attributes.put(entry.getKey(), entry.getValue().asText()));
        return new EngineEvent(
                event.path("Type").asText(),
                event.path("Action").asText(),
                actor.path("ID").asText(),
                attributes,
                at);
    }

    boolean is(String wantedType, String wantedAction) {
        return type.equals(wantedType) && action.equals(wantedAction);
    }

    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return type + " " + action + " " + id + " " + attributes;
    }
}
