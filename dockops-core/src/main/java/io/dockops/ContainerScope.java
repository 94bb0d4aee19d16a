package io.dockops;

import io.dockops.engine.Engine;
import io.dockops.engine.EngineException;
import io.dockops.session.OwnedContainers;
import org.apiguardian.api.API;

/**
 * A part of a session: containers that go together, when it is closed.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ContainerScope implements AutoCloseable {

    private final OwnedContainers owned;
    private final Containers containers;

    ContainerScope(Engine engine, OwnedContainers owned) {
        this.owned = owned;
        this.containers = new Containers(engine, owned);
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
     * Remove the containers that were created in this scope and are still there, in parallel.
     *
     * @throws CleanupException if a container could not be removed; every one was attempted
     */
    @Override
    public void close() {
        closing("the scope", owned::close);
    }

    static void closing(String what, Runnable close) {
        try {
            close.run();
        } catch (EngineException e) {
            CleanupException failure = new CleanupException(
                    "Not all containers of " + what + " could be removed: " + e.getMessage()
                            + "; look for them with docker ps -a --filter label=io.dockops.session",
                    e);
            for (Throwable other : e.getSuppressed()) {
                failure.addSuppressed(other);
            }
            throw failure;
        }
    }
}
