package io.dockops;

import io.dockops.session.Made;
import io.dockops.session.OwnedResources;
import org.apiguardian.api.API;

/**
 * A named volume of a scope's or session's own, which containers mount by its name; closing it removes it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Volume implements AutoCloseable {

    private final OwnedResources owner;
    private final Made made;

    private Volume(OwnedResources owner, Made made) {
        this.owner = owner;
        this.made = made;
    }

    static Volume create(OwnedResources owner, String hint) {
        return Failures.translated("Creating volume [" + hint + "]", () -> new Volume(owner, owner.createVolume(hint)));
    }

    /**
     * Return its name on the engine, which no other session uses.
     *
     * @return such as {@code dockops-0123456789ab-1-data}
     */
    public String name() {
        return made.name();
    }

    /**
     * Remove it with what is in it; more than once is as good as once.
     *
     * @throws CleanupException if the engine refuses, as it does while a container has it mounted
     */
    @Override
    public void close() {
        CleanupException.translated("Removing volume [" + name() + "]", () -> owner.removeVolume(name()));
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
