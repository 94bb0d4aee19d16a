package io.dockops.watchdog;

import io.dockops.owner.JournalEntries;
import io.dockops.owner.SessionFiles;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Cleans up after a session whose lock is held by who does it, and deletes its files once nothing is left to do. */
record DeadSession(Things things, String session, SessionFiles files) {

    /** Tells which of those that were kept are to stay now. */
    @FunctionalInterface
    interface Kept {
        Set<String> still(Set<String> kept) throws IOException;
    }

    /** Remove all that it has made but for what is to stay. */
    void removeAllBut(Kept kept, Findings findings) throws IOException {
        // Read under the lock: what was read before may have been gone on with.
        Optional<JournalEntries> journal = JournalEntries.of(files.journal());
        if (journal.isEmpty() || areAllGone(journal.get(), kept, findings)) {
            files.delete();
        }
    }

    /** What is kept is removed when its time is over; what could not be removed, by the next sweep. */
    private boolean areAllGone(JournalEntries journal, Kept kept, Findings findings) throws IOException {
        Remains remains = new Remains(things, session, kept.still(journal.kept()), findings);
        boolean gone = remains.remove(journal.hasUnanswered());
        remains.removeImages(journal.images());
        return gone && !findings.hasFailed();
    }
}
