package io.dockops.session;

import io.dockops.engine.ContainerUses;
import io.dockops.engine.Engine;
import io.dockops.engine.Parallel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What one owner has made: containers, and the networks and volumes that they need. */
public final class OwnedResources implements AutoCloseable {

    private final Session session;
    private final OwnedContainers containers;
    private final OwnedNetworks networks;
    private final OwnedVolumes volumes;

    OwnedResources(Session session, Engine engine) {
        this.session = session;
        this.containers = new OwnedContainers(session, engine);
        this.networks = new OwnedNetworks(session, engine);
        this.volumes = new OwnedVolumes(session, engine);
    }

    /** The owner's containers. */
    public OwnedContainers containers() {
        return containers;
    }

    /**
     * Create a network.
     *
     * @param hint a word for its name, so that a reader of a list knows what it is
     * @throws IllegalStateException once the owner has ended
     */
    public Made createNetwork(String hint) {
        return networks.create(hint);
    }

    /** Remove a network, after taking the session's own containers off it; one that is gone is success. */
    public void removeNetwork(String id) {
        networks.remove(id);
    }

    /**
     * Create a named volume.
     *
     * @param hint a word for its name, so that a reader of a list knows what it is
     * @throws IllegalStateException once the owner has ended
     */
    public Made createVolume(String hint) {
        return volumes.create(hint);
    }

    /** Remove a volume; one that is gone is success. */
    public void removeVolume(String name) {
        volumes.remove(name);
    }

    /**
     * Give a container up, with the networks, the volumes and the image that it uses, whichever owner in the session has
     * made them.
     *
     * @return whether there is such a container
     */
    public boolean keep(String containerId) {
        return session.keep(containerId);
    }

    boolean knows(String id) {
        return containers.knows(id)
                || networks.ledger().knows(id)
                || volumes.ledger().knows(id);
    }

    void forget(String containerId, ContainerUses uses) {
        containers.removed(containerId);
        uses.networks().forEach(networks.ledger()::forget);
        uses.volumes().forEach(volumes.ledger()::forget);
    }

    /**
     * Remove what is left; all is attempted.
     *
     * @throws RuntimeException the first failure, with the others suppressed
     */
    @Override
    public void close() {
        Parallel.throwFirst(end(List.of(this)));
    }

    /** Remove what is left of some owners: their containers, then what these have used; return the failures. */
    static List<Throwable> end(Collection<OwnedResources> owners) {
        List<Runnable> ofContainers = new ArrayList<>();
        for (OwnedResources owner : owners) {
            owner.seal();
            ofContainers.addAll(owner.containers.removals());
        }
        List<Throwable> failures = new ArrayList<>(attemptAll(ofContainers));
        List<Runnable> ofWhatTheyUsed = new ArrayList<>();
        for (OwnedResources owner : owners) {
            ofWhatTheyUsed.addAll(owner.networks.ledger().removals());
            ofWhatTheyUsed.addAll(owner.volumes.ledger().removals());
        }
        failures.addAll(attemptAll(ofWhatTheyUsed));
        for (OwnedResources owner : owners) {
            if (owner.isEmpty()) {
                owner.session.forget(owner);
            }
        }
        return failures;
    }

    /** On other threads also because a test may have left the interrupt flag of this one set. */
    private static List<Throwable> attemptAll(List<Runnable> removals) {
        return Parallel.attemptAll(removals);
    }

    private void seal() {
        containers.seal();
        networks.ledger().seal();
        volumes.ledger().seal();
    }

    private boolean isEmpty() {
        return containers.isEmpty()
                && networks.ledger().isEmpty()
                && volumes.ledger().isEmpty();
    }
}
