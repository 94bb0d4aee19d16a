package io.dockops;

import io.dockops.engine.EngineException;
import io.dockops.engine.EngineRefusal;
import io.dockops.session.Made;
import io.dockops.session.OwnedResources;
import org.apiguardian.api.API;

/**
 * A network of a scope's or session's own, on which containers find each other by name; closing it removes it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Network implements AutoCloseable {

    private final OwnedResources owner;
    private final Made made;

    private Network(OwnedResources owner, Made made) {
        this.owner = owner;
        this.made = made;
    }

    static Network create(OwnedResources owner, String hint) {
        String attempted = "Creating network [" + hint + "]";
        try {
            return new Network(owner, owner.createNetwork(hint));
        } catch (EngineRefusal e) {
            throw Failures.of(
                    attempted,
                    e.isOutOfAddresses()
                            ? e.explained("; too many networks are there: docker network ls lists them,"
                                    + " docker network prune removes those that no container is on")
                            : e);
        } catch (EngineException e) {
            throw Failures.of(attempted, e);
        }
    }

    /**
     * Return the engine's id of it.
     *
     * @return the full id
     */
    public String id() {
        return made.id();
    }

    /**
     * Return its name on the engine, which no other session uses.
     *
     * @return such as {@code dockops-0123456789ab-1-backend}
     */
    public String name() {
        return made.name();
    }

    /**
     * Remove it, after taking the session's own containers off it; more than once is as good as once.
     *
     * @throws CleanupException if the engine refuses, as it does while somebody else's container is on it
     */
    @Override
    public void close() {
        CleanupException.translated("Removing network [" + name() + "]", () -> owner.removeNetwork(id()));
    }

    /**
     * Name it for a reader.
     *
     * @return its name
     */
    @Override
    public String toString() {
        return name();
    }
}
