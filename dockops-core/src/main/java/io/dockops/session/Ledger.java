package io.dockops.session;

import io.dockops.engine.EngineException;
import io.dockops.engine.EngineRefusal;
import io.dockops.engine.EngineUnreachable;
import io.dockops.engine.Poller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The things of one kind that one owner has made: each is known by its name before the engine hears of it, so that one
 * whose create was answered to nobody is found again. What is left at the end is removed, and nothing else.
 */
final class Ledger {

    /** How long a create that is under way may take until the end looks for its thing by name. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(10);

    /** How long the engine may take to complete a create whose answer was lost. */
    private static final Duration LOST = Duration.ofSeconds(2);

    private final Session session;
    private final String kind;
    private final Register register;
    private final List<Intent> intents = new ArrayList<>();
    private boolean sealed;

    /**
     * @param kind a word for messages
     * @param register finds what the engine has
     */
    Ledger(Session session, String kind, Register register) {
        this.session = session;
        this.kind = kind;
        this.register = register;
    }

    /** Knows what the engine has of one kind. */
    @FunctionalInterface
    interface Register {

        /** The id of what the engine has under a name; nothing where it is not the session's. */
        Optional<String> ourIdByName(String name);
    }

    /** One create: two of the same name are two intents, of which the engine refuses one. */
    private final class Intent implements Runnable {

        private final String name;
        private final Consumer<String> removal;
        private @Nullable String id;
        private boolean lost;

        Intent(String name, Consumer<String> removal) {
            this.name = name;
            this.removal = removal;
        }

        /** Removes it. */
        @Override
        public void run() {
            remove(this);
        }
    }

    /**
     * Create something under a name, and return its id. Where the answer is lost, it is looked for by its name, and
     * created once more where it is not there: the engine gives a name to one only.
     *
     * @param create creates it under the name
     * @param removal removes it by its id
     * @throws IllegalStateException once the owner has ended
     */
    String create(String name, UnaryOperator<String> create, Consumer<String> removal) {
        Intent intent = intend(name, removal);
        try {
            return answered(intent, create.apply(name));
        } catch (EngineRefusal e) {
            refused(intent);
            throw e;
        } catch (EngineException e) {
            return afterLoss(intent, create, e);
        }
    }

    private String afterLoss(Intent intent, UnaryOperator<String> create, EngineException loss) {
        try {
            Optional<String> there = newByName(intent);
            if (there.isPresent()) {
                return answered(intent, there.get());
            }
            if (loss instanceof EngineUnreachable) {
                return answered(intent, createAgain(intent, create));
            }
        } catch (EngineException e) {
            loss.addSuppressed(e);
            if (isUnheard(loss) && isUnheard(e)) {
                refused(intent);
                throw loss;
            }
        }
        synchronized (this) {
            intent.lost = true; // it may be there: the end looks for it
        }
        throw loss;
    }

    private static boolean isUnheard(EngineException failure) {
        return failure instanceof EngineUnreachable unreachable && unreachable.isWithoutConnection();
    }

    private String createAgain(Intent intent, UnaryOperator<String> create) {
        try {
            return create.apply(intent.name);
        } catch (EngineRefusal e) {
            if (!e.isNameTaken()) {
                throw e;
            }
            return newByName(intent).orElseThrow(() -> e); // the first one has got through meanwhile
        }
    }

    /** What the session has under a name, but for what it has under it already. */
    private Optional<String> newByName(Intent intent) {
        return register.ourIdByName(intent.name).filter(id -> !session.knows(id));
    }

    private Intent intend(String name, Consumer<String> removal) {
        session.expectResources();
        Intent intent = new Intent(name, removal);
        synchronized (this) {
            if (sealed) {
                throw new IllegalStateException(
                        kind + " [" + name + "] is not created: its scope has ended; create it within the scope");
            }
            session.noteIntent(name);
            intents.add(intent);
        }
        return intent;
    }

    private String answered(Intent intent, String id) {
        synchronized (this) {
            intent.id = id;
        }
        session.noteAnswered(intent.name);
        return id;
    }

    private void refused(Intent intent) {
        synchronized (this) {
            intents.remove(intent);
        }
        session.noteAnswered(intent.name);
    }

    /** Forget what is gone, or is to stay; what is somebody else's makes no difference. */
    synchronized void forget(String id) {
        intents.removeIf(intent -> id.equals(intent.id));
    }

    synchronized boolean knows(String id) {
        return intents.stream().anyMatch(intent -> id.equals(intent.id));
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
        return List.copyOf(intents);
    }

    private void remove(Intent intent) {
        // A create that is under way is answered soon: with an id, or with a refusal that leaves nothing to remove.
        boolean answered = !isInFlight(intent)
                || Poller.poll(IN_FLIGHT, () -> isInFlight(intent) ? Optional.empty() : Optional.of(true))
                        .isPresent();
        Optional<String> id = answered && !isLost(intent) ? knownId(intent) : lookedFor(intent);
        id.ifPresent(intent.removal);
        synchronized (this) {
            intents.remove(intent);
        }
    }

    private Optional<String> lookedFor(Intent intent) {
        Optional<String> found = Poller.poll(LOST, () -> register.ourIdByName(intent.name));
        if (found.isEmpty()) {
            session.leaveDoubt(); // the watchdog, or the next sweep, looks once more
        }
        return found;
    }

    private synchronized boolean isInFlight(Intent intent) {
        return intent.id == null && !intent.lost && intents.contains(intent);
    }

    private synchronized boolean isLost(Intent intent) {
        return intent.lost;
    }

    private synchronized Optional<String> knownId(Intent intent) {
        return Optional.ofNullable(intent.id);
    }
}
