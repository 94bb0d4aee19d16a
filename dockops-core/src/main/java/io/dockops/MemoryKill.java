package io.dockops;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.Engine;
import io.dockops.engine.EngineException;
import io.dockops.engine.History;
import io.dockops.engine.Poller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether a container was killed for memory. An engine under load may hear of that only after the end: then its
 * inspect never tells it, and its event follows that of the end, by 0.1 to 0.3 s where it was measured.
 */
final class MemoryKill {

    /** By signal 9, whoever sent it. */
    private static final int KILLED = 137;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private MemoryKill() {}

    /** The facts of a container that has ended, with what the engine tells later. */
    static ContainerFacts awaited(Engine engine, ContainerSpec spec, ContainerFacts ended) {
        if (!ended.hasEnded() || ended.outOfMemory() || ended.exitCode() != KILLED || spec.memory() == 0) {
            return ended;
        }
        boolean outOfMemory = Poller.poll(PATIENCE, () -> cause(engine.history(), ended.id()))
                .filter(Cause.MEMORY::equals)
                .isPresent();
        return outOfMemory ? ended.killedForMemory() : ended;
    }

    private enum Cause {
        MEMORY,
        SOMEBODY,
        UNKNOWN
    }

    /** What the engine remembers since the last start; nothing where it may be told yet. */
    private static Optional<Cause> cause(History history, String id) {
        try {
            Optional<Instant> now = history.now();
            return now.isEmpty() ? Optional.of(Cause.UNKNOWN) : cause(history.events(id, Optional.empty(), now.get()));
        } catch (EngineException e) {
            return Optional.of(Cause.UNKNOWN); // what it is asked for has failed already, and is told
        }
    }

    private static Optional<Cause> cause(List<History.Event> events) {
        Optional<Cause> cause = Optional.empty();
        for (History.Event event : events) {
            switch (event.action()) {
                case "start" -> cause = Optional.empty();
                case "kill" -> cause = Optional.of(Cause.SOMEBODY);
                case "oom" -> cause = Optional.of(Cause.MEMORY);
                default -> {}
            }
        }
        return cause;
    }
}
