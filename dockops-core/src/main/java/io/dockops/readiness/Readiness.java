package io.dockops.readiness;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.Engine;
import io.dockops.engine.Poller;
import io.dockops.readiness.Probe.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Supplier;

/**
 * Waits until a started container is ready: asks all probes at once and then every 10 to 50 ms, each until it was content
 * once, and gives up as soon as the container has ended or one of them can never be content.
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

    /**
     * A probe that must be content.
     *
     * @param name what it is called in messages
     * @param probe closed when the wait ends
     * @param timeout how long it may take, from the beginning of the wait
     */
    public record Requirement(String name, Probe probe, Duration timeout) {}

    /** How a wait ended. */
    public enum End {
        READY,
        CONTAINER_ENDED,
        CONTAINER_GONE,
        /** One of the probes can never be content. */
        IMPOSSIBLE,
        TIMED_OUT,
        INTERRUPTED
    }

    /**
     * How a wait ended.
     *
     * @param end how
     * @param container its last inspect
     * @param reason of readiness, all probes' reasons; of its absence, the last ones of those that are not content
     * @param elapsed how long it took
     * @param expired the requirement whose own time-out was over, if it was not the whole wait's
     */
    public record Outcome(
            End end, ContainerFacts container, String reason, Duration elapsed, Optional<Requirement> expired) {}

    /** Wait; the container's last inspect is the first one that is asked about. */
    public Outcome await(ContainerFacts started, List<Requirement> requirements) {
        try {
            return new Wait(started, requirements).await();
        } finally {
            for (Requirement requirement : requirements) {
                requirement.probe().close();
            }
        }
    }

    private final class Wait implements Supplier<Optional<Outcome>> {

        private final List<Pending> all = new ArrayList<>();
        private boolean endExpected;
        private final long begin = System.nanoTime();
        private Optional<ContainerFacts> inspected;
        private ContainerFacts last;

        Wait(ContainerFacts started, List<Requirement> requirements) {
            for (Requirement requirement : requirements) {
                this.all.add(new Pending(requirement));
                this.endExpected |= requirement.probe().expectsEnd();
            }
            this.inspected = Optional.of(started);
            this.last = started;
        }

        Outcome await() {
            if (all.isEmpty()) {
                return outcome(End.READY, "it is waited for nothing");
            }
            Optional<Outcome> judged = Poller.poll(timeout, this);
            return judged.isPresent()
                    ? judged.get()
                    : outcome(
                            Thread.currentThread().isInterrupted() ? End.INTERRUPTED : End.TIMED_OUT,
                            reasons(unmet(), "; "));
        }

        /** Looks once; there is an outcome where the wait is over. */
        @Override
        public Optional<Outcome> get() {
            Optional<ContainerFacts> found = inspected.isPresent() ? inspected : engine.inspectContainer(id);
            inspected = Optional.empty();
            if (found.isEmpty()) {
                return Optional.of(outcome(End.CONTAINER_GONE, reasons(unmet(), "; ")));
            }
            ContainerFacts now = found.get();
            last = now;
            if (now.hasEnded() && !endExpected) {
                return Optional.of(outcome(End.CONTAINER_ENDED, reasons(unmet(), "; ")));
            }
            Optional<Outcome> never = ask(now);
            return never.isPresent() ? never : judge();
        }

        /** Ask whoever is not content yet; there is an outcome where one of them can never be. */
        private Optional<Outcome> ask(ContainerFacts now) {
            for (Pending pending : unmet()) {
                if (pending.ask(now) == Probe.Verdict.NEVER) {
                    return Optional.of(outcome(End.IMPOSSIBLE, pending.answer.reason()));
                }
            }
            return Optional.empty();
        }

        private Optional<Outcome> judge() {
            List<Pending> unmet = unmet();
            if (unmet.isEmpty()) {
                return Optional.of(outcome(End.READY, reasons(all, " and ")));
            }
            Duration elapsed = elapsed();
            for (Pending pending : unmet) {
                Duration own = pending.requirement.timeout();
                if (own.compareTo(elapsed) <= 0 && own.compareTo(timeout) < 0) {
                    return Optional.of(new Outcome(
                            End.TIMED_OUT, last, reasons(unmet, "; "), elapsed, Optional.of(pending.requirement)));
                }
            }
            return Optional.empty();
        }

        private List<Pending> unmet() {
            List<Pending> unmet = new ArrayList<>();
            for (Pending pending : all) {
                if (!pending.answer.ready()) {
                    unmet.add(pending);
                }
            }
            return unmet;
        }

        private static String reasons(List<Pending> pending, String separator) {
            StringJoiner reasons = new StringJoiner(separator);
            for (Pending one : pending) {
                reasons.add(one.answer.reason());
            }
            return reasons.toString();
        }

        private Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - begin);
        }

        private Outcome outcome(End end, String reason) {
            return new Outcome(end, last, reason, elapsed(), Optional.empty());
        }
    }

    /** A requirement and its last answer. */
    private static final class Pending {

        private final Requirement requirement;
        private Answer answer = Answer.no("it was not asked yet");

        Pending(Requirement requirement) {
            this.requirement = requirement;
        }

        Probe.Verdict ask(ContainerFacts container) {
            answer = container.hasEnded()
                    ? requirement.probe().askEnded(container)
                    : requirement.probe().ask(container);
            return answer.verdict();
        }
    }
}
