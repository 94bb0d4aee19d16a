package io.dockops.owner;

import java.time.Instant;

/** Tells this JVM from all others of the machine. */
final class ThisJvm {

    private ThisJvm() {}

    /** Its process id, which may have been another process's, and when it began. */
    static String identity() {
        ProcessHandle process = ProcessHandle.current();
        return process.pid() + "\t"
                + process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    }
}
