package io.dockops;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.Engine;
import io.dockops.engine.EngineException;
import io.dockops.engine.EngineRefusal;
import io.dockops.readiness.Readiness;
import io.dockops.readiness.Readiness.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Brings a container from its spec to readiness, and leaves nothing behind where that fails. */
final class ContainerStarter {

    /** How often a start is tried that fails because a port which was picked for it is taken. */
    private static final int PICKS = 3;

    /** How often a name is made up for a container that the user did not name. */
    private static final int NAMES = 3;

    private final Engine engine;
    private final EventHub events;
    private final ContainerStreams streams;
    private final BusyPort busyPort;
    private final ContainerCreator creator;
    private final BiFunction<ContainerFacts, ContainerSpec, RunningContainer> handles;

    ContainerStarter(
            Engine engine,
            EventHub events,
            ContainerStreams streams,
            ContainerList list,
            ContainerCreator creator,
            BiFunction<ContainerFacts, ContainerSpec, RunningContainer> handles) {
        this.engine = engine;
        this.events = events;
        this.streams = streams;
        this.busyPort = new BusyPort(list);
        this.creator = creator;
        this.handles = handles;
    }

    /**
     * Create, start and await one; tried again with a new container as often as the spec says, and where a port is taken
     * that was picked for it, with another port.
     */
    ContainerFacts run(ContainerSpec spec) {
        List<DockopsException> failures = new ArrayList<>();
        Set<Integer> tried = new HashSet<>();
        int picks = 0;
        int retries = 0;
        while (true) {
            String id = createAgain(spec, tried, failures);
            try {
                return start(id, spec);
            } catch (DockopsException failure) {
                creator.discard(id, failure);
                failures.add(failure);
                boolean picked = BusyPort.isPicked(spec, failure);
                boolean again = picked ? ++picks < PICKS : ++retries <= spec.startRetries();
                if (!again || Thread.currentThread().isInterrupted()) {
                    throw exhausted(spec, failures);
                }
                if (!picked) {
                    tried.clear(); // the ports did well
                }
                events.emit(EventLevel.WARN, "start", spec.image().toString(), failure.getMessage());
            } catch (RuntimeException | Error unexpected) {
                creator.discard(id, unexpected);
                throw unexpected;
            }
        }
    }

    /** A create that fails is not tried again; what led to it is kept. */
    private String createAgain(ContainerSpec spec, Set<Integer> tried, List<DockopsException> failures) {
        try {
            return createNamed(spec, tried);
        } catch (DockopsException failure) {
            failures.add(failure);
            throw exhausted(spec, failures);
        }
    }

    /** Create one; a name that was made up for it and is taken is replaced by another one. */
    private String createNamed(ContainerSpec spec, Set<Integer> tried) {
        for (int names = 1; ; names++) {
            try {
                return creator.create(spec, tried);
            } catch (DockopsException failure) {
                if (names == NAMES || spec.name().isPresent() || !isNameTaken(failure)) {
                    throw failure;
                }
            }
        }
    }

    private static boolean isNameTaken(DockopsException failure) {
        return failure.getCause() instanceof EngineRefusal refusal && refusal.isNameTaken();
    }

    private static DockopsException exhausted(ContainerSpec spec, List<DockopsException> failures) {
        DockopsException first = failures.get(0);
        if (failures.size() == 1) {
            return first;
        }
        ContainerStartException all = new ContainerStartException(
                "A container of image [" + spec.image() + "] did not start in " + failures.size()
                        + " tries; the first: " + first.getMessage(),
                first);
        failures.stream().skip(1).forEach(all::addSuppressed);
        return all;
    }

    String create(ContainerSpec spec) {
        return createNamed(spec, new HashSet<>());
    }

    ContainerFacts start(String id, ContainerSpec spec) {
        try {
            engine.startContainer(id);
        } catch (EngineException e) {
            throw startFailure(spec, e);
        }
        return awaitReady(id, spec);
    }

    /** Wait until a container that was just started, or started again, is ready. */
    ContainerFacts awaitReady(String id, ContainerSpec spec) {
        String image = spec.image().toString();
        ContainerFacts started = inspect(id);
        events.emit(EventLevel.INFO, "start", image, "Started container " + started.name() + " of image " + image);
        Outcome outcome = await(started, spec);
        if (outcome.end() != Readiness.End.READY) {
            throw notReady(spec, outcome);
        }
        events.emit(
                EventLevel.VERBOSE,
                "ready",
                image,
                "Container " + started.name() + " is ready after "
                        + outcome.elapsed().toMillis() + " ms: "
                        + Secrets.of(spec.env()).redact(outcome.reason()));
        return outcome.container();
    }

    private Outcome await(ContainerFacts started, ContainerSpec spec) {
        Probes probes = new Probes(engine, streams, started, spec, handles);
        try {
            return new Readiness(engine, started.id(), spec.startTimeout())
                    .await(started, probes.of(spec.waitFor(), spec.startTimeout()));
        } catch (EngineException e) {
            throw Failures.of("Waiting for container [" + started.name() + "]", e);
        }
    }

    private ContainerFacts inspect(String id) {
        try {
            Optional<ContainerFacts> found = engine.inspectContainer(id);
            if (found.isPresent()) {
                return found.get();
            }
        } catch (EngineException e) {
            throw Failures.of("Inspecting container [" + id + "]", e);
        }
        throw new ContainerStartException(
                "Container [" + id + "] is gone right after its start; did somebody else remove it?", null);
    }

    private DockopsException startFailure(ContainerSpec spec, EngineException e) {
        String attempted = "Starting a container of image [" + spec.image() + "]";
        if (!(e instanceof EngineRefusal refusal)) {
            return Failures.of(attempted, e);
        }
        EngineRefusal told = Secrets.of(spec.env()).redact(refusal);
        return new ContainerStartException(
                attempted + " failed: " + busyPort.explain(spec, told).orElse(told.engineMessage()), told);
    }

    private DockopsException notReady(ContainerSpec spec, Outcome outcome) {
        ContainerFacts container = MemoryKill.awaited(engine, spec, outcome.container());
        String reason = Secrets.of(spec.env()).redact(outcome.reason());
        String who = "Container [" + container.name() + "] of image [" + spec.image() + "]";
        String after = " after " + outcome.elapsed().toMillis() + " ms";
        return switch (outcome.end()) {
            case CONTAINER_ENDED ->
                new ContainerStartException(
                        who + " ended with " + container.exit() + after + ", before it was ready. "
                                + tail(container, spec),
                        null);
            case CONTAINER_GONE ->
                new ContainerStartException(
                        who + " is gone" + after + ", before it was ready; did somebody else remove it?", null);
            case INTERRUPTED ->
                new ContainerStartException(
                        who + " was not awaited to its readiness: the thread was interrupted" + after, null);
            case IMPOSSIBLE -> neverReady(who + " can't become ready: " + reason, container, after, spec);
            case TIMED_OUT, READY ->
                new ReadinessException(
                        who + " was not ready within " + limit(spec, outcome) + ": " + reason
                                + ". Its state is " + container.status() + after
                                + "; is that what to wait for, or does it need a longer time-out? "
                                + tail(container, spec),
                        null);
        };
    }

    private DockopsException neverReady(String told, ContainerFacts container, String after, ContainerSpec spec) {
        String message = told + ". Its state is " + container.status() + after + ". " + tail(container, spec);
        return container.hasEnded()
                ? new ContainerStartException(message, null)
                : new ReadinessException(message, null);
    }

    /** A container's log is its user's to read; what goes into a report has none of its secrets. */
    private String tail(ContainerFacts container, ContainerSpec spec) {
        return Secrets.of(spec.env()).redact(streams.tail(container.id()));
    }

    private static String limit(ContainerSpec spec, Outcome outcome) {
        return outcome.expired()
                .map(own -> own.timeout().toMillis() + " ms, the time-out of [" + own.name() + "]")
                .orElseGet(() -> spec.startTimeout().toMillis() + " ms");
    }
}
