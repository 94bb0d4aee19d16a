package io.dockops.session;

import io.dockops.engine.EngineRefusal;
import io.dockops.engine.Poller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The things of one kind that one owner has made: each is known by its name before the engine hears of it, so that one
 * whose create was answered to nobody is found again. What is left at the end is removed, and nothing else.
 */
final class Ledger {

    /** How long a create that is under way may take until the end looks for its thing by name. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(10);

    private final String kind;
    private final Function<String, Optional<String>> ourIdByName;
    private final List<Intent> intents = new ArrayList<>();
    private boolean sealed;

    /**
     * @param kind a word for messages
     * @param ourIdByName finds the id of what the engine has under a name; nothing where it is not the session's
     */
    Ledger(String kind, Function<String, Optional<String>> ourIdByName) {
        this.kind = kind;
        this.ourIdByName = ourIdByName;
    }

    /** One create: two of the same name are two intents, of which the engine refuses one. */
    private static final class Intent {

        private final String name;
        private final Consumer<String> removal;
        private @Nullable String id;

        Intent(String name, Consumer<String> removal) {
            this.name = name;
            this.removal = removal;
        }
    }

    /**
     * Note down the intent to create something.
     *
     * @param removal removes it by its id
     * @throws IllegalStateException once the owner has ended
     */
    synchronized void intend(String name, Consumer<String> removal) {
        if (sealed) {
            throw new IllegalStateException(
                    kind + " [" + name + "] is not created: its scope has ended; create it within the scope");
        }
        intents.add(new Intent(name, removal));
    }

    /** Note down that the engine has created what was intended. */
    synchronized void created(String name, String id) {
        unanswered(name).ifPresent(intent -> intent.id = id);
    }

    /** Note down that the engine has refused to create what was intended. */
    synchronized void refused(String name) {
        unanswered(name).ifPresent(intents::remove);
    }

    /** Create something under a name of its own, and return its id. */
    String create(String name, UnaryOperator<String> create, Consumer<String> removal) {
        intend(name, removal);
        try {
            String id = create.apply(name);
            created(name, id);
            return id;
        } catch (EngineRefusal e) {
            refused(name); // without the engine's word it may be there: the end looks for it
            throw e;
        }
    }

    /** Forget what is gone, or is to stay; what is somebody else's makes no difference. */
    synchronized void forget(String id) {
        intents.removeIf(intent -> id.equals(intent.id));
    }

    /** Let nothing more be intended. */
    synchronized void seal() {
        sealed = true;
    }

    synchronized boolean isEmpty() {
        return intents.isEmpty();
    }

    /** What is left to do: one removal for each thing. */
    synchronized List<Runnable> removals() {
        return intents.stream().<Runnable>map(intent -> () -> remove(intent)).toList();
    }

    private void remove(Intent intent) {
        // A create that is under way is answered soon: with an id, or with a refusal that leaves nothing to remove.
        boolean answered = Poller.poll(IN_FLIGHT, () -> isInFlight(intent) ? Optional.empty() : Optional.of(true))
                .isPresent();
        Optional<String> id = answered ? knownId(intent) : ourIdByName.apply(intent.name);
        id.ifPresent(intent.removal);
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
}
