package io.dockops.junit.kill;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import io.dockops.junit.RealEngine;
import java.util.HashMap;
import java.util.Map;

/** Makes things that could be taken for a victim's, past dockops. */
record BaitMaker(Names names, Baits baits) {

    private static final DockerClient DOCKER = RealEngine.DOCKER;

    /** Make a container of the image that the victims use, and let it run. */
    String running(String what, String name, Map<String, String> labels) {
        String id = start(name, labels);
        baits.add(what, new Thing(Thing.Kind.CONTAINER, id));
        return id;
    }

    /** Make a container of the image that the victims use, and do not start it. */
    void created(String what, String name, Map<String, String> labels) {
        baits.add(what, new Thing(Thing.Kind.CONTAINER, create(name, labels)));
    }

    /** Make a container that joins a network, unless it is too late for that. */
    void joining(String what, String name, String network) {
        String id = start(name, Map.of());
        try {
            DOCKER.connectToNetworkCmd()
                    .withContainerId(id)
                    .withNetworkId(network)
                    .exec();
        } catch (DockerException e) {
            // The network is gone, or goes right now.
        }
        baits.add(what, new Thing(Thing.Kind.CONTAINER, id));
    }

    private String start(String name, Map<String, String> labels) {
        String id = create(name, labels);
        DOCKER.startContainerCmd(id).exec();
        return id;
    }

    private String create(String name, Map<String, String> labels) {
        return DOCKER.createContainerCmd(names.shared())
                .withName(name)
                .withLabels(marked(labels))
                .withCmd("sleep", "86400")
                .exec()
                .getId();
    }

    /** Make a network, even of a name that another one has. */
    void network(String what, String name, Map<String, String> labels) {
        String id = DOCKER.createNetworkCmd()
                .withName(name)
                .withLabels(marked(labels))
                .exec()
                .getId();
        baits.add(what, new Thing(Thing.Kind.NETWORK, id));
    }

    void volume(String what, String name, Map<String, String> labels) {
        DOCKER.createVolumeCmd().withName(name).withLabels(marked(labels)).exec();
        baits.add(what, new Thing(Thing.Kind.VOLUME, name));
    }

    /** Make an image of a container. */
    void image(String what, String container, String tag) {
        String id = DOCKER.commitCmd(container)
                .withRepository(names.group())
                .withTag(tag)
                .exec();
        baits.add(what, new Thing(Thing.Kind.IMAGE, id));
    }

    private Map<String, String> marked(Map<String, String> labels) {
        Map<String, String> marked = new HashMap<>(labels);
        marked.put(Names.BAIT, names.run());
        return marked;
    }
}
