package io.dockops;

import com.github.dockerjava.api.DockerClient;
import io.dockops.engine.Engine;
import io.dockops.engine.EngineException;
import io.dockops.engine.EngineRefusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Ends and removes single containers. One that is gone, or in the wanted state already, needs nothing done. */
final class ContainerEnd {

    static final Duration STOP_GRACE = Duration.ofSeconds(1);

    private static final Duration LONGEST_GRACE = Duration.ofDays(1);
    private static final int NOT_MODIFIED = 304;
    private static final int CLEAN_ATTEMPTS = 5;

    private final Engine engine;

    ContainerEnd(Engine engine) {
        this.engine = engine;
    }

    /** Stop a container, and tell whether there was something to stop. */
    boolean stop(String id, Duration grace) {
        if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
            throw new IllegalArgumentException(
                    "Bad grace [" + grace + "] to stop container [" + id + "]: it must be from nothing to a day");
        }
        int seconds = Math.toIntExact(grace.toSeconds());
        return attempt(
                "Stopping container [" + id + "]",
                grace,
                client -> client.stopContainerCmd(id).withTimeout(seconds).exec(),
                refusal -> refusal.status() == NOT_MODIFIED);
    }

    /** Kill a container's process, and tell whether there was one. */
    boolean kill(String id) {
        return attempt(
                "Killing container [" + id + "]",
                Duration.ZERO,
                client -> client.killContainerCmd(id).exec(),
                EngineRefusal::isNotRunning);
    }

    /** Remove a stopped container. */
    void remove(String id) {
        try {
            boolean removed = attempt(
                    "Removing container [" + id + "]",
                    Duration.ZERO,
                    client -> client.removeContainerCmd(id)
                            .withRemoveVolumes(true)
                            .exec(),
                    EngineRefusal::isRemovalInProgress);
            if (!removed) {
                stopRemove(id); // waits until the removal that is in progress is through
            }
        } catch (DockopsException e) {
            throw new CleanupException(e.getMessage(), e.getCause());
        }
    }

    /** Kill and remove a container. */
    void stopRemove(String id) {
        stopRemove(id, Duration.ZERO);
    }

    /** Ask a container's process to end, where there is a grace for that, and remove the container. */
    void stopRemove(String id, Duration grace) {
        Failures.translated("Removing container [" + id + "]", () -> engine.removeContainer(id, grace));
    }

    /** Stop, else kill, and remove a container, in at most 5 attempts. */
    void clean(String id) {
        List<DockopsException> failures = new ArrayList<>();
        for (int attempt = 0; attempt < CLEAN_ATTEMPTS; attempt++) {
            try {
                stop(id, STOP_GRACE);
            } catch (DockopsException e) {
                failures.add(e); // the removal kills it
            }
            try {
                stopRemove(id);
                return;
            } catch (DockopsException e) {
                failures.add(e);
            }
        }
        throw CleanupException.of(
                "Container [" + id + "] could not be removed in " + CLEAN_ATTEMPTS + " attempts; see docker inspect "
                        + id,
                failures);
    }

    private boolean attempt(
            String attempted, Duration waits, Consumer<DockerClient> command, Predicate<EngineRefusal> isDoneAlready) {
        try {
            engine.call(attempted, waits, client -> {
                command.accept(client);
                return attempted;
            });
            return true;
        } catch (EngineRefusal e) {
            if (e.status() == EngineRefusal.NOT_FOUND || isDoneAlready.test(e)) {
                return false;
            }
            throw Failures.of(attempted, e);
        } catch (EngineException e) {
            throw Failures.of(attempted, e);
        }
    }
}
