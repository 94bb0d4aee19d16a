package io.dockops.watchdog;

import io.dockops.owner.JournalEntries;
import io.dockops.owner.OwnerLock;
import io.dockops.owner.Ownership;
import io.dockops.owner.SessionFiles;
import io.dockops.owner.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Removes what earlier sessions have left on an engine: those of this state directory that are dead by their lock, and
 * those of others where the lifetime of what they left is over, by the engine's clock.
 */
public final class Sweep {

    private final Things things;
    private final StateDirectory state;
    private final String engine;
    private final Findings findings = new Findings();
    private @Nullable Instant engineTime;

    /**
     * @param engine its address, as journals have it
     */
    public Sweep(Wire wire, StateDirectory state, String engine) {
        this.things = new Things(wire);
        this.state = state;
        this.engine = engine;
    }

    /** Do it, and write a report where there was something to tell. */
    public void run() throws IOException {
        try {
            sweep();
        } catch (IOException e) {
            findings.failed("what earlier sessions may have left", String.valueOf(e.getMessage()));
        }
        String report = findings.report("Looked at " + engine + " for what earlier sessions have left");
        if (findings.areNews()) {
            state.reports().write(report);
        } else if (findings.hasLeft()) {
            state.reports().writeUnshown(report); // the same in each run, and so only for those who look
        }
    }

    private void sweep() throws IOException {
        List<Thing> marked = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            things.ofAnySession(kind).stream()
                    .filter(thing -> thing.owner().isPresent())
                    .forEach(marked::add);
        }
        String host = state.host();
        Set<String> sessions = new TreeSet<>(state.sessions());
        marked.stream()
                .flatMap(thing -> thing.owner().stream())
                .filter(owner -> owner.host().equals(host))
                .forEach(owner -> sessions.add(owner.session()));
        Set<String> known = new HashSet<>();
        for (String session : sessions) {
            if (isSettled(session, marked)) {
                known.add(session);
            }
        }
        for (Thing thing : marked) {
            Ownership owner = thing.owner().orElseThrow();
            if (!known.contains(owner.session())) {
                removeIfOverdue(thing, owner);
            }
        }
    }

    /** Whether a session is known here to be alive, or was dead and is swept. */
    private boolean isSettled(String session, List<Thing> marked) throws IOException {
        SessionFiles files = state.session(session);
        Optional<JournalEntries> journal = JournalEntries.of(files.journal());
        if (journal.filter(JournalEntries::isOfThisJvm).isPresent()) {
            return true;
        }
        if (journal.isEmpty() || !Files.exists(files.lock())) {
            return false; // nobody can tell whether it lives
        }
        if (!journal.get().engine().equals(engine)) {
            return true; // what it has left is elsewhere
        }
        try (OwnerLock lock = OwnerLock.ofDeadOwner(files.lock()).orElse(null)) {
            if (lock != null) {
                new DeadSession(things, session, files).removeAllBut(kept -> stillKept(kept, marked), findings);
            }
        }
        return true;
    }

    /** What is kept has a lifetime too. */
    private Set<String> stillKept(Set<String> kept, List<Thing> marked) throws IOException {
        Set<String> still = new HashSet<>(kept);
        for (Thing listed : marked) {
            if (still.contains(listed.id())) {
                Optional<Thing> thing = things.again(listed);
                if (thing.isPresent() && isOverdue(thing.get(), listed.owner().orElseThrow())) {
                    still.remove(listed.id());
                }
            }
        }
        return still;
    }

    private void removeIfOverdue(Thing listed, Ownership owner) throws IOException {
        Optional<Thing> thing =
                things.again(listed).filter(again -> again.owner().equals(Optional.of(owner)));
        if (thing.isEmpty()) {
            return;
        }
        if (!isOverdue(thing.get(), owner)) {
            findings.left(
                    listed,
                    "session " + owner.session() + ", of another machine or user, may live; it is removed "
                            + owner.lifetime().toSeconds() + " s after its creation");
            return;
        }
        try {
            things.remove(thing.get());
            findings.removed(listed);
        } catch (IOException e) {
            findings.failed(listed, String.valueOf(e.getMessage()));
        }
    }

    /** Tell it of an inspected thing: a list's time of creation is of another form. */
    private boolean isOverdue(Thing inspected, Ownership owner) throws IOException {
        try {
            return OffsetDateTime.parse(inspected.created())
                    .toInstant()
                    .plus(owner.lifetime())
                    .isBefore(engineTime());
        } catch (DateTimeException e) {
            return false; // an age that nobody can read is no proof
        }
    }

    private Instant engineTime() throws IOException {
        Instant known = engineTime;
        if (known == null) {
            known = things.now();
            engineTime = known;
        }
        return known;
    }
}
