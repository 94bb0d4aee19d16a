package io.dockops.owner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a session keeps on disk: a lock that its JVM holds, and a journal. They are two, since whoever reads one lets its lock go. */
public record SessionFiles(Path lock, Path journal) {

    /** Delete both: all that the session has made is gone. */
    public void delete() throws IOException {
        // The lock last: as long as there is a journal, its owner can be told to be dead.
        Files.deleteIfExists(journal);
        Files.deleteIfExists(lock);
    }
}
