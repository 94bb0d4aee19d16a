package io.dockops.engine;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an inspect tells about a network, as far as dockops uses it.
 *
 * @param id the full id
 * @param name its name, which another network may have too
 * @param labels its labels
 * @param endpoints the containers that are up and on it, names by id
 */
public record NetworkFacts(String id, String name, Map<String, String> labels, Map<String, String> endpoints) {

    static NetworkFacts of(JsonObject inspect) {
        JsonObject containers = inspect.object("Containers");
        Map<String, String> endpoints = new TreeMap<>();
        containers.fields().keySet().forEach(id -> endpoints.put(id, containers.text(id, "Name")));
        return new NetworkFacts(
                inspect.text("Id"), inspect.text("Name"), ContainerFacts.labels(inspect.object("Labels")), endpoints);
    }
}
