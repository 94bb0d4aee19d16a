package io.dockops.engine;

import java.util.List;
import java.util.Map;

/**
 * What an inspect tells about an image, as far as dockops uses it.
 *
 * @param id the full id
 * @param names its names, as the engine lists them
 * @param labels its labels
 * @param size its size in bytes; zero where there is none
 */
public record ImageFacts(String id, List<String> names, Map<String, String> labels, long size) {

    static ImageFacts of(JsonObject inspect) {
        return new ImageFacts(
                inspect.text("Id"),
                inspect.texts("RepoTags"),
                ContainerFacts.labels(inspect.object("Config", "Labels")),
                inspect.number("Size"));
    }
}
