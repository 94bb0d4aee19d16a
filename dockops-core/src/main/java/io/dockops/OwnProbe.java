package io.dockops;

import io.dockops.engine.ContainerFacts;
import io.dockops.readiness.Probe;
import java.util.Objects;
import java.util.function.Function;

/** Asks a user's probe; whatever it throws means that the container is not ready yet. */
final class OwnProbe implements Probe {

    private final ReadinessProbe probe;
    private final Function<ContainerFacts, RunningContainer> handle;

    OwnProbe(ReadinessProbe probe, Function<ContainerFacts, RunningContainer> handle) {
        this.probe = probe;
        this.handle = handle;
    }

    @Override
    public Answer ask(ContainerFacts container) {
        try {
            ReadinessProbe.Answer answer = probe.ask(handle.apply(container));
            return answer.ready() ? Answer.yes(answer.reason()) : Answer.no(answer.reason());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the wait is over, and nobody listens
            return Answer.no("the probe was interrupted");
        } catch (Exception | AssertionError e) {
            return Answer.no(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }
}
