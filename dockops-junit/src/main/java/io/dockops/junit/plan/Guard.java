package io.dockops.junit.plan;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What must not happen to containers while a test runs.
 *
 * @param container the name of the one that is guarded; empty for all
 * @param exit whether none may end
 * @param outOfMemory whether none may be killed for memory
 * @param unhealthy whether none may be unhealthy at the end
 * @param forbiddenLog what no line of their logs may have
 */
public record Guard(
        String container, boolean exit, boolean outOfMemory, boolean unhealthy, Optional<Pattern> forbiddenLog) {

    /** Tell whether it is for a container of this name. */
    public boolean isFor(String name) {
        return container.isEmpty() || container.equals(name);
    }
}
