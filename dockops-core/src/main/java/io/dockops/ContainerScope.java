package io.dockops;

import io.dockops.engine.Engine;
import io.dockops.engine.EngineException;
import io.dockops.session.OwnedResources;
import org.apiguardian.api.API;

/**
 * A part of a session: containers, networks and volumes that go together, when it is closed.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ContainerScope implements AutoCloseable {

    private final OwnedResources owned;
    private final Containers containers;

    ContainerScope(Engine engine, OwnedResources owned) {
        this.owned = owned;
        this.containers = new Containers(engine, owned.containers());
    }

    /**
     * Work on containers. Those that are created here are gone when the scope is closed.
     *
     * @return the scope's containers
     */
    public Containers containers() {
        return containers;
    }

    /**
     * Create a network, which goes when the scope is closed, after the scope's containers.
     *
     * @param hint a word for its name, such as {@code backend}; it need not be unique
     * @return the network
     * @throws DockopsException if the engine refuses
     * @throws IllegalStateException once the scope is closed
     */
    public Network createNetwork(String hint) {
        return Network.create(owned, hint);
    }

    /**
     * Create a named volume, which goes when the scope is closed, after the scope's containers.
     *
     * @param hint a word for its name, such as {@code data}; it need not be unique
     * @return the volume
     * @throws DockopsException if the engine refuses
     * @throws IllegalStateException once the scope is closed
     */
    public Volume createVolume(String hint) {
        return Volume.create(owned, hint);
    }

    /**
     * Give a container up: it stays when the scope and the session end, however they end, and so do the networks, the
     * volumes and the image that it uses at this moment. It is the caller's to remove, as by
     * {@link RunningContainer#close()}; else a later session does it once its
     * {@linkplain DockopsBuilder#lifetime lifetime} is over.
     *
     * @param container the container; one that nobody owns makes no difference
     * @throws DockopsException if it is gone
     */
    public void keep(RunningContainer container) {
        String attempted = "Keeping container [" + container.name() + "]";
        if (!Failures.translated(attempted, () -> owned.keep(container.id()))) {
            throw new DockopsException(attempted + " failed: it is gone; it was removed");
        }
    }

    /**
     * Remove what was created in this scope and is still there: the containers in parallel, each after its
     * {@link ContainerSpec#stopGrace() grace}, then networks and volumes.
     *
     * @throws CleanupException if something could not be removed; all was attempted
     */
    @Override
    public void close() {
        try {
            owned.close();
        } catch (EngineException e) {
            throw notRemoved("the scope", e);
        }
    }

    static CleanupException notRemoved(String by, EngineException e) {
        CleanupException failure = new CleanupException(
                "Not all that " + by + " has made could be removed: " + e.getMessage()
                        + "; look for it with --filter label=io.dockops.session after docker ps -a,"
                        + " docker network ls and docker volume ls",
                e);
        for (Throwable other : e.getSuppressed()) {
            failure.addSuppressed(other);
        }
        return failure;
    }
}
