package io.dockops.watchdog;

import io.dockops.owner.JournalEntries;
import io.dockops.owner.SessionFiles;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Cleans up after a session whose lock is held by who does it, and deletes its files once nothing is left to do. */
record DeadSession(Things things, String session, SessionFiles files) {

    /** Remove all that it has made but for what it has kept. */
    void removeAllButKept(Findings findings) throws IOException {
        Optional<JournalEntries> journal = JournalEntries.of(files.journal());
        if (journal.isPresent()) {
            removeAllBut(journal.get().kept(), findings);
        } else {
            files.delete(); // it had ended in order
        }
    }

    void removeAllBut(Set<String> kept, Findings findings) throws IOException {
        JournalEntries journal = JournalEntries.of(files.journal()).orElseThrow();
        Remains remains = new Remains(things, session, kept, findings);
        boolean done = remains.remove(journal.hasUnanswered());
        remains.removeImages(journal.images());
        // What is kept is removed when its time is over; what could not be removed, by the next sweep.
        if (done && !findings.hasFailed()) {
            files.delete();
        }
    }
}
