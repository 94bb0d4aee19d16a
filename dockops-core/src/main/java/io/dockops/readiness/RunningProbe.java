package io.dockops.readiness;

import io.dockops.engine.ContainerFacts;
import java.time.Duration;

/**
 * A container without a published tcp port is ready when it runs: still, 100 ms after it was first seen, since one
 * with a wrong command is seen running for a moment too.
 */
final class RunningProbe implements Probe {

    private static final Duration STILL = Duration.ofMillis(100);

    private final long firstSeen = System.nanoTime();

    @Override
    public Answer ask(ContainerFacts container) {
        long seen = System.nanoTime() - firstSeen;
        return seen >= STILL.toNanos() ? Answer.yes("it runs") : Answer.no("it has only just begun to run");
    }
}
