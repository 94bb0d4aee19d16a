package io.dockops.session;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.Engine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The containers that one owner has made. */
public final class OwnedContainers {

    private final Session session;
    private final Engine engine;
    private final Ledger ledger;

    OwnedContainers(Session session, Engine engine) {
        this.session = session;
        this.engine = engine;
        this.ledger = new Ledger(
                "Container",
                name -> engine.inspectContainer(name)
                        .filter(found -> session.made(found.labels()))
                        .map(ContainerFacts::id));
    }

    /** The labels that mark a container as this session's. */
    public Map<String, String> labels() {
        return session.labels();
    }

    /**
     * Note down the intent to create a container.
     *
     * @param wanted the name that the user wants; nothing for one that is made up
     * @param hint a word for the made-up name, so that a reader of a container list knows what it is
     * @param grace how long its process is asked to end at the end; zero to kill it at once
     * @return the name to create it under
     * @throws IllegalStateException once the owner has ended
     */
    public String intend(Optional<String> wanted, String hint, Duration grace) {
        String name = wanted.orElseGet(() -> session.newName(hint));
        ledger.intend(name, id -> engine.removeContainer(id, grace));
        return name;
    }

    /** Note down that the engine has created what was intended. */
    public void created(String name, String id) {
        ledger.created(name, id);
    }

    /** Note down that the engine has refused to create what was intended. */
    public void refused(String name) {
        ledger.refused(name);
    }

    /** Note down that a container is gone, or is to stay; one of somebody else's makes no difference. */
    public void removed(String id) {
        ledger.forget(id);
    }

    void seal() {
        ledger.seal();
    }

    boolean isEmpty() {
        return ledger.isEmpty();
    }

    List<Runnable> removals() {
        return ledger.removals();
    }
}
