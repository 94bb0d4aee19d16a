package io.dockops;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.Engine;
import io.dockops.engine.Poller;
import java.time.Duration;
import java.util.Optional;

/** Notices that a container which was ready has ended since. */
final class UnexpectedEnd {

    private final Engine engine;
    private final ContainerStreams streams;

    UnexpectedEnd(Engine engine, ContainerStreams streams) {
        this.engine = engine;
        this.streams = streams;
    }

    /** Say how a container has ended since it was ready; the engine notes an end some moments after it. */
    Optional<String> of(ContainerFacts ready, Duration patience) {
        return Failures.translated(
                "Inspecting container [" + ready.name() + "]", () -> Poller.poll(patience, () -> told(ready)));
    }

    private Optional<String> told(ContainerFacts ready) {
        Optional<ContainerFacts> now = engine.inspectContainer(ready.id());
        if (now.isEmpty()) {
            return Optional.of("is gone since it was ready; did somebody else remove it?");
        }
        return now.filter(ContainerFacts::hasEnded)
                .map(ended -> "has ended with " + ended.exit() + " since it was ready. " + streams.tail(ended.id()));
    }
}
