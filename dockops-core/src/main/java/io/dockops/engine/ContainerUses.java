package io.dockops.engine;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a container needs to stay as it is.
 *
 * @param imageId the id of its image
 * @param networks the ids of the networks that it is on
 * @param volumes the names of the volumes that it has mounted
 */
public record ContainerUses(String imageId, Set<String> networks, Set<String> volumes) {

    /** The ids of the networks and the names of the volumes. */
    public Set<String> networksAndVolumes() {
        return Stream.concat(networks.stream(), volumes.stream()).collect(Collectors.toSet());
    }

    static ContainerUses of(JsonObject inspect) {
        JsonObject networks = inspect.object("NetworkSettings", "Networks");
        return new ContainerUses(
                inspect.text("Image"),
                networks.fields().keySet().stream()
                        .map(name -> networks.text(name, "NetworkID"))
                        .collect(Collectors.toSet()),
                inspect.objects("Mounts").stream()
                        .filter(mount -> mount.text("Type").equals("volume"))
                        .map(mount -> mount.text("Name"))
                        .collect(Collectors.toSet()));
    }
}
