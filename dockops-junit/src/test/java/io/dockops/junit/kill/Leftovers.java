package io.dockops.junit.kill;

import com.github.dockerjava.api.DockerClient;
import io.dockops.junit.RealEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists what is there of a victim, or of a whole run, without any help of events. */
final class Leftovers {

    private static final DockerClient DOCKER = RealEngine.DOCKER;

    private Leftovers() {}

    /** List what a victim has left, but for what may look like its own and is not. */
    static List<Thing> of(String token, Set<Thing> others) {
        List<Thing> found = new ArrayList<>();
        DOCKER.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(Names.VICTIM, token))
                .exec()
                .forEach(container -> found.add(new Thing(Thing.Kind.CONTAINER, container.getId())));
        DOCKER.listNetworksCmd()
                .withNameFilter(token)
                .exec()
                .forEach(network -> found.add(new Thing(Thing.Kind.NETWORK, network.getId())));
        DOCKER.listVolumesCmd()
                .withFilter("name", List.of(token))
                .exec()
                .getVolumes()
                .forEach(volume -> found.add(new Thing(Thing.Kind.VOLUME, volume.getName())));
        found.removeIf(others::contains);
        return found;
    }

    /** Remove the images of a run, and with them what they were built from. */
    static void removeImages(Names names) {
        DOCKER.listImagesCmd()
                .withLabelFilter(Map.of(Names.RUN, names.run()))
                .exec()
                .forEach(image -> new Thing(Thing.Kind.IMAGE, image.getId()).remove());
    }
}
