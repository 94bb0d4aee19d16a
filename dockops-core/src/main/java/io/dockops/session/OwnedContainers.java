package io.dockops.session;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.Engine;
import io.dockops.engine.Parallel;
import io.dockops.engine.Poller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The containers that one owner has made: each is known by its unique name before the engine hears of it, so that one
 * whose create was answered to nobody is found again. Closing removes what is left of them, and nothing else.
 */
public final class OwnedContainers implements AutoCloseable {

    /** How long a create that is under way may take until closing looks for its container by name. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(10);

    private final Session session;
    private final Engine engine;
    private final List<Intent> intents = new ArrayList<>();
    private boolean closed;

    /** One create: two of the same name are two intents, of which the engine refuses one. */
    private static final class Intent {

        private final String name;
        private @Nullable String id;

        Intent(String name) {
            this.name = name;
        }
    }

    OwnedContainers(Session session, Engine engine) {
        this.session = session;
        this.engine = engine;
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
     * @return the name to create it under
     * @throws IllegalStateException once this owner is closed
     */
    public String intend(Optional<String> wanted, String hint) {
        String name = wanted.orElseGet(() -> session.newName(hint));
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException(
                        "Container [" + name + "] is not created: its scope has ended; start it within the scope");
            }
            intents.add(new Intent(name));
        }
        return name;
    }

    /** Note down that the engine has created what was intended. */
    public synchronized void created(String name, String id) {
        unanswered(name).ifPresent(intent -> intent.id = id);
    }

    /** Note down that the engine has refused to create what was intended. */
    public synchronized void refused(String name) {
        unanswered(name).ifPresent(intents::remove);
    }

    /** Note down that a container is gone; one of somebody else's makes no difference. */
    public synchronized void removed(String id) {
        intents.removeIf(intent -> id.equals(intent.id));
    }

    /**
     * Remove what is left, in parallel; all are attempted.
     *
     * @throws RuntimeException the first failure, with the others suppressed
     */
    @Override
    public void close() {
        List<Intent> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(intents);
        }
        // On other threads also because a test may have left the interrupt flag of this one set.
        Parallel.forEach(left, this::remove);
        session.forget(this);
    }

    private void remove(Intent intent) {
        // A create that is under way is answered soon: with an id, or with a refusal that leaves nothing to remove.
        boolean answered = Poller.poll(IN_FLIGHT, () -> isInFlight(intent) ? Optional.empty() : Optional.of(true))
                .isPresent();
        Optional<String> id = answered ? knownId(intent) : engineId(intent.name);
        id.ifPresent(engine::removeContainer);
        synchronized (this) {
            intents.remove(intent);
        }
    }

    private Optional<Intent> unanswered(String name) {
        return intents.stream()
                .filter(intent -> intent.id == null && intent.name.equals(name))
                .findFirst();
    }

    private synchronized boolean isInFlight(Intent intent) {
        return intent.id == null && intents.contains(intent);
    }

    private synchronized Optional<String> knownId(Intent intent) {
        return Optional.ofNullable(intent.id);
    }

    private Optional<String> engineId(String name) {
        return engine.inspectContainer(name).filter(this::isOurs).map(ContainerFacts::id);
    }

    private boolean isOurs(ContainerFacts found) {
        return session.id().equals(found.labels().get(Labels.SESSION));
    }
}
