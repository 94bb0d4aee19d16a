package io.dockops.session;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.Engine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The containers that one owner has made. */
public final class OwnedContainers implements Ledger.Register {

    private final Session session;
    private final Engine engine;
    private final Ledger ledger;

    OwnedContainers(Session session, Engine engine) {
        this.session = session;
        this.engine = engine;
        this.ledger = new Ledger(session, "Container", this);
    }

    @Override
    public Optional<String> ourIdByName(String name) {
        return engine.inspectContainer(name)
                .filter(found -> session.ownership().owns(found.name(), found.labels()))
                .map(ContainerFacts::id);
    }

    /** The labels that mark a container of this name as this session's. */
    public Map<String, String> labels(String name) {
        return session.ownership().marks(name);
    }

    /**
     * Create a container.
     *
     * @param wanted the name that the user wants; nothing for one that is made up
     * @param hint a word for the made-up name, so that a reader of a container list knows what it is
     * @param grace how long its process is asked to end at the end; zero to kill it at once
     * @param create creates it under a name, and returns its id
     * @return its id
     * @throws IllegalStateException once the owner has ended
     */
    public String create(Optional<String> wanted, String hint, Duration grace, UnaryOperator<String> create) {
        return ledger.create(wanted.isPresent() ? wanted.get() : session.newName(hint), create, new Consumer<>() {
            @Override
            public void accept(String id) {
                engine.removeContainer(id, grace);
            }
        });
    }

    /** Note down that a container is gone, or is to stay; one of somebody else's makes no difference. */
    public void removed(String id) {
        ledger.forget(id);
    }

    void seal() {
        ledger.seal();
    }

    boolean knows(String id) {
        return ledger.knows(id);
    }

    boolean isEmpty() {
        return ledger.isEmpty();
    }

    List<Runnable> removals() {
        return ledger.removals();
    }
}
