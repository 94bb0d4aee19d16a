package io.dockops.engine;

import java.util.Set;
import java.util.function.UnaryOperator;
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

    /**
     * @param networkId the id of the network that has a name: Podman tells the name in place of the id
     */
    static ContainerUses of(JsonObject inspect, UnaryOperator<String> networkId) {
        JsonObject networks = inspect.object("NetworkSettings", "Networks");
        return new ContainerUses(
                inspect.text("Image"),
                networks.fields().keySet().stream()
                        .map(name -> {
                            String told = networks.text(name, "NetworkID");
                            return told.equals(name) ? networkId.apply(name) : told;
                        })
                        .collect(Collectors.toSet()),
                inspect.objects("Mounts").stream()
                        .filter(mount -> mount.text("Type").equals("volume"))
                        .map(mount -> mount.text("Name"))
                        .collect(Collectors.toSet()));
    }
}
