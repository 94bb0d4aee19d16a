package io.dockops;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * An image that the engine has.
 *
 * @param id its full id, such as {@code sha256:…}
 * @param names its names with a tag; none for an image that lost its last one
 * @param labels its labels
 * @param size its size in bytes, with what it shares with others; zero where the engine does not tell
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Image(String id, List<ImageName> names, Map<String, String> labels, long size) {

    /**
     * Copy names and labels in.
     *
     * @param id its full id
     * @param names its names with a tag
     * @param labels its labels
     * @param size its size in bytes
     */
    public Image {
        names = List.copyOf(names);
        labels = Map.copyOf(labels);
    }

    /**
     * Tell whether any of its names is of a group.
     *
     * @param group a group, such as {@code test}
     * @return whether it belongs
     */
    public boolean isOfGroup(String group) {
        return names.stream().anyMatch(name -> name.isOfGroup(group));
    }
}
