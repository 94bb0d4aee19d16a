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
        boolean forMemory = Poller.poll(PATIENCE, () -> forMemory(engine.history(), ended.id()))
                .orElse(false);
        return forMemory ? ended.killedForMemory() : ended;
    }

    /** Whether the engine tells so; nothing where it may do it yet. */
    private static Optional<Boolean> forMemory(History history, String id) {
        try {
            Optional<Instant> now = history.now();
            return now.isEmpty() ? Optional.of(false) : forMemory(history.events(id, Optional.empty(), now.get()));
        } catch (EngineException e) {
            return Optional.of(false); // what it is asked for has failed already, and is told
        }
    }

    /** By what happened since the last start. */
    private static Optional<Boolean> forMemory(List<History.Event> events) {
        Optional<Boolean> forMemory = Optional.empty();
        for (History.Event event : events) {
            switch (event.action()) {
                case "start" -> forMemory = Optional.empty();
                case "kill" -> forMemory = Optional.of(false);
                case "oom" -> forMemory = Optional.of(true);
                default -> {}
            }
        }
        return forMemory;
    }
}
