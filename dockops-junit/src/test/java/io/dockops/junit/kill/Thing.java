package io.dockops.junit.kill;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.Network;
import io.dockops.junit.RealEngine;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Something on the engine, looked at and removed past dockops.
 *
 * @param id the full id; a volume's is its name
 */
record Thing(Kind kind, String id) {

    static final String GONE = "gone";

    private static final DockerClient DOCKER = RealEngine.DOCKER;

    /** In the order in which they can go: what uses others comes first. */
    enum Kind {
        CONTAINER,
        NETWORK,
        VOLUME,
        IMAGE;

        /** As the event stream has it. */
        String type() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All that tells an untouched thing from one that somebody had to do with. */
    String looks() {
        try {
            return switch (kind) {
                case CONTAINER -> looks(DOCKER.inspectContainerCmd(id).exec());
                case NETWORK ->
                    looks(DOCKER.inspectNetworkCmd().withNetworkId(id).exec());
                case VOLUME ->
                    "volume " + sorted(DOCKER.inspectVolumeCmd(id).exec().getLabels());
                case IMAGE -> "image " + DOCKER.inspectImageCmd(id).exec().getRepoTags();
            };
        } catch (NotFoundException e) {
            return GONE;
        }
    }

    private static String looks(InspectContainerResponse container) {
        TreeSet<String> networks = new TreeSet<>();
        for (ContainerNetwork network :
                container.getNetworkSettings().getNetworks().values()) {
            networks.add(String.valueOf(network.getNetworkID()));
        }
        return container.getName()
                + " " + container.getState().getStatus()
                + " " + container.getState().getPidLong()
                + " " + container.getState().getStartedAt()
                + " " + sorted(container.getConfig().getLabels())
                + " on " + networks;
    }

    private static String looks(Network network) {
        return network.getName() + " " + sorted(network.getLabels());
    }

    private static Map<String, String> sorted(Map<String, String> labels) {
        return labels == null ? Map.of() : new TreeMap<>(labels);
    }

    /** Remove it, whoever uses it; one that is gone is success. */
    void remove() {
        try {
            switch (kind) {
                case CONTAINER ->
                    DOCKER.removeContainerCmd(id)
                            .withForce(true)
                            .withRemoveVolumes(true)
                            .exec();
                case NETWORK -> DOCKER.removeNetworkCmd(id).exec();
                case VOLUME -> DOCKER.removeVolumeCmd(id).exec();
                case IMAGE -> DOCKER.removeImageCmd(id).withForce(true).exec();
            }
        } catch (NotFoundException e) {
            // Gone.
        }
    }

    String describe() {
        return this + " " + looks();
    }

    /** Remove things, users before what they use. */
    static void removeAll(Collection<Thing> things) {
        things.stream().sorted(Comparator.comparing(Thing::kind)).forEach(Thing::remove);
    }

    @Override
    public String toString() {
        return kind.type() + " " + id;
    }
}
