package io.dockops;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ContainerNetwork;
import io.dockops.engine.Engine;
import io.dockops.owner.Labels;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Freezes, restarts and commits a container, and puts it on networks. */
record ContainerControl(Engine engine, String id, String name) {

    /** How long an engine may take to write an image of a container. */
    private static final Duration COMMIT = Duration.ofMinutes(10);

    void pause() {
        call(
                "Pausing container [" + name + "]",
                Duration.ZERO,
                client -> client.pauseContainerCmd(id).exec());
    }

    void unpause() {
        call(
                "Unpausing container [" + name + "]",
                Duration.ZERO,
                client -> client.unpauseContainerCmd(id).exec());
    }

    void restart(Duration grace) {
        int seconds = Math.toIntExact(Engine.wholeSeconds(grace));
        call(
                "Restarting container [" + name + "]",
                grace,
                client -> client.restartContainerCmd(id).withTimeout(seconds).exec());
    }

    void connect(Network network, String... aliases) {
        call(
                "Connecting container [" + name + "] to network [" + network + "]",
                Duration.ZERO,
                client -> client.connectToNetworkCmd()
                        .withContainerId(id)
                        .withNetworkId(network.id())
                        .withContainerNetwork(new ContainerNetwork().withAliases(aliases))
                        .exec());
    }

    void disconnect(Network network) {
        call(
                "Disconnecting container [" + name + "] from network [" + network + "]",
                Duration.ZERO,
                client -> client.disconnectFromNetworkCmd()
                        .withContainerId(id)
                        .withNetworkId(network.id())
                        .exec());
    }

    Image commit(ImageName image) {
        String attempted = "Committing container [" + name + "] to image [" + image + "]";
        call(
                attempted,
                COMMIT,
                client -> client.commitCmd(id)
                        .withRepository(image.group())
                        .withTag(String.valueOf(image.tag()))
                        // The image must not carry the session's mark to containers of others; it can only be emptied.
                        .withLabels(Map.of(Labels.SESSION, ""))
                        .exec());
        return Failures.translated(attempted, () -> engine.findImage(image.toString()))
                .map(Images::image)
                .orElseThrow(() ->
                        new DockopsException(attempted + " went well, but it is gone; did somebody else remove it?"));
    }

    private void call(String attempted, Duration waits, Consumer<DockerClient> command) {
        Failures.translated(attempted, () -> {
            engine.call(attempted, waits, client -> {
                command.accept(client);
                return id;
            });
        });
    }
}
