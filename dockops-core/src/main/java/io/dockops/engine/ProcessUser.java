package io.dockops.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user that this process runs as, found without starting another process. */
final class ProcessUser {

    /** No user has this id; where there are no ids at all. */
    static final long UNKNOWN = -1;

    private ProcessUser() {}

    static long uid() {
        // The home may be another user's, as under sudo: the process itself is asked first.
        long own = ownerOf(Path.of("/proc/self"));
        return own != UNKNOWN ? own : ownerOf(Path.of(System.getProperty("user.home", "")));
    }

    private static long ownerOf(Path path) {
        try {
            return ((Number) Files.getAttribute(path, "unix:uid")).longValue();
        } catch (IOException | UnsupportedOperationException e) {
            return UNKNOWN;
        }
    }
}
