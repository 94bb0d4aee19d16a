package io.dockops.readiness;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.Engine;
import io.dockops.engine.Poller;
import io.dockops.readiness.Probe.Answer;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits until a started container is ready: asks at once and then every 10 to 50 ms, and gives up as soon as the
 * container has ended.
 */
public final class Readiness {

    private final Engine engine;
    private final String id;
    private final Duration timeout;

    public Readiness(Engine engine, String id, Duration timeout) {
        this.engine = engine;
        this.id = id;
        this.timeout = timeout;
    }

    /** How a wait ended. */
    public enum End {
        READY,
        CONTAINER_ENDED,
        CONTAINER_GONE,
        TIMED_OUT,
        INTERRUPTED
    }

    /**
     * How a wait ended, with the last inspect, the probe's last reason and the time it took.
     */
    public record Outcome(End end, ContainerFacts container, String reason, Duration elapsed) {}

    /** Wait; the container's last inspect is the first one that is asked about. */
    public Outcome await(ContainerFacts started) {
        Probe probe = PortProbe.appliesTo(started)
                ? new PortProbe(engine.host(), engine.sharesNetworks())
                : new RunningProbe();
        return new Wait(probe, started).await();
    }

    private final class Wait {

        private final Probe probe;
        private final long begin = System.nanoTime();
        private Optional<ContainerFacts> inspected;
        private ContainerFacts last;
        private String reason = "it was not asked yet";

        Wait(Probe probe, ContainerFacts started) {
            this.probe = probe;
            this.inspected = Optional.of(started);
            this.last = started;
        }

        Outcome await() {
            return Poller.poll(timeout, this::look)
                    .orElseGet(() -> outcome(Thread.currentThread().isInterrupted() ? End.INTERRUPTED : End.TIMED_OUT));
        }

        private Optional<Outcome> look() {
            ContainerFacts now = inspected.or(() -> engine.inspectContainer(id)).orElse(null);
            inspected = Optional.empty();
            if (now == null) {
                return Optional.of(outcome(End.CONTAINER_GONE));
            }
            last = now;
            if (!now.isRunning()) {
                return Optional.of(outcome(End.CONTAINER_ENDED));
            }
            Answer answer = probe.ask(now);
            reason = answer.reason();
            return answer.ready() ? Optional.of(outcome(End.READY)) : Optional.empty();
        }

        private Outcome outcome(End end) {
            return new Outcome(end, last, reason, Duration.ofNanos(System.nanoTime() - begin));
        }
    }
}
