package io.dockops;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.Engine;
import io.dockops.engine.EngineException;
import io.dockops.engine.EngineRefusal;
import io.dockops.readiness.Readiness;
import io.dockops.readiness.Readiness.Outcome;
import io.dockops.session.OwnedContainers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings a container from its spec to readiness, and leaves nothing behind where that fails. */
final class ContainerStarter {

    private final Engine engine;
    private final EventHub events;
    private final ContainerStreams streams;
    private final ContainerList list;
    private final @Nullable OwnedContainers owner;

    ContainerStarter(
            Engine engine,
            EventHub events,
            ContainerStreams streams,
            ContainerList list,
            @Nullable OwnedContainers owner) {
        this.engine = engine;
        this.events = events;
        this.streams = streams;
        this.list = list;
        this.owner = owner;
    }

    /** Create, start and await one; tried again with a new container as often as the spec says. */
    ContainerFacts run(ContainerSpec spec) {
        List<DockopsException> failures = new ArrayList<>();
        while (true) {
            String id = createAgain(spec, failures);
            try {
                return start(id, spec);
            } catch (DockopsException failure) {
                removeAfter(failure, id);
                failures.add(failure);
                if (failures.size() > spec.startRetries()
                        || Thread.currentThread().isInterrupted()) {
                    throw exhausted(spec, failures);
                }
                events.emit(EventLevel.WARN, "start", spec.image().toString(), failure.getMessage());
            } catch (RuntimeException | Error unexpected) {
                removeAfter(unexpected, id);
                throw unexpected;
            }
        }
    }

    /** A create that fails is not tried again; what led to it is kept. */
    private String createAgain(ContainerSpec spec, List<DockopsException> failures) {
        try {
            return create(spec);
        } catch (DockopsException failure) {
            failures.add(failure);
            throw exhausted(spec, failures);
        }
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

    private void removeAfter(Throwable failure, String id) {
        try {
            engine.removeContainer(id);
            if (owner != null) {
                owner.removed(id);
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e); // the owner still knows it and tries again
        }
    }

    String create(ContainerSpec spec) {
        refuseUnreachablePorts(spec);
        String image = spec.image().toString();
        String name = owner == null ? spec.name().orElse(null) : owner.intend(spec.name(), image, spec.stopGrace());
        Map<String, String> ownLabels = owner == null ? Map.of() : owner.labels();
        String id;
        try {
            id = engine.createContainer(name, new ContainerRequest(spec, ownLabels));
        } catch (EngineException e) {
            if (owner != null && name != null && e instanceof EngineRefusal) {
                owner.refused(name); // without the engine's word, the container may be there: the owner looks for it
            }
            throw createFailure(spec, e);
        }
        if (owner != null && name != null) {
            owner.created(name, id);
        }
        events.emit(EventLevel.VERBOSE, "create", image, "Created container " + id + " of image " + image);
        return id;
    }

    private void refuseUnreachablePorts(ContainerSpec spec) {
        if (engine.isLocal()) {
            return;
        }
        for (PortBinding binding : spec.ports()) {
            if (binding.hostIp().startsWith("127.") || binding.hostIp().equals("::1")) {
                throw new ContainerStartException(
                        "Port [" + binding + "] would be published on the loopback of [" + engine.host()
                                + "], where this machine can't reach it; publish it wider, as in \"0.0.0.0::"
                                + binding.exposed() + "\", if that network is trusted",
                        null);
            }
        }
    }

    private static DockopsException createFailure(ContainerSpec spec, EngineException e) {
        String attempted = "Creating a container of image [" + spec.image() + "]";
        if (!(e instanceof EngineRefusal refusal)) {
            return Failures.of(attempted, e);
        }
        boolean imageMissing = refusal.status() == EngineRefusal.NOT_FOUND;
        String advice = imageMissing
                ? "; build, load or pull the image first"
                : refusal.status() == EngineRefusal.CONFLICT
                        ? "; the container that has the name is not touched: choose another name or leave it away"
                        : "";
        return new ContainerStartException(attempted + " failed: " + refusal.engineMessage() + advice, e, imageMissing);
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
        ContainerFacts started = Failures.translated("Inspecting container [" + id + "]", () -> inspect(id));
        events.emit(EventLevel.INFO, "start", image, "Started container " + started.name() + " of image " + image);
        Outcome outcome = Failures.translated(
                "Waiting for container [" + started.name() + "]",
                () -> new Readiness(engine, id, spec.startTimeout()).await(started));
        if (outcome.end() != Readiness.End.READY) {
            throw notReady(spec, outcome);
        }
        events.emit(
                EventLevel.VERBOSE,
                "ready",
                image,
                "Container " + started.name() + " is ready after "
                        + outcome.elapsed().toMillis() + " ms: " + outcome.reason());
        return outcome.container();
    }

    private ContainerFacts inspect(String id) {
        return engine.inspectContainer(id)
                .orElseThrow(() -> new ContainerStartException(
                        "Container [" + id + "] is gone right after its start; did somebody else remove it?", null));
    }

    private DockopsException startFailure(ContainerSpec spec, EngineException e) {
        String attempted = "Starting a container of image [" + spec.image() + "]";
        if (!(e instanceof EngineRefusal refusal)) {
            return Failures.of(attempted, e);
        }
        return new ContainerStartException(
                attempted + " failed: " + busyPort(spec, refusal).orElse(refusal.engineMessage()), e);
    }

    /** Names the fixed port that is taken, and the container that holds it where one does. */
    private Optional<String> busyPort(ContainerSpec spec, EngineRefusal refusal) {
        if (!refusal.isPortTaken()) {
            return Optional.empty();
        }
        for (PortBinding binding : spec.ports()) {
            if (namesPort(refusal.engineMessage(), binding.hostPort())) {
                String holder = list.list(false).stream()
                        .filter(container -> container.ports().stream()
                                .anyMatch(taken -> taken.hostPort() == binding.hostPort()
                                        && taken.protocol() == binding.protocol()))
                        .map(container ->
                                "by container [" + container.name() + "] of image [" + container.image() + "]")
                        .findFirst()
                        .orElse("by a process outside of the engine");
                return Optional.of("host port [" + binding.hostPort() + "] of \"" + binding + "\" is taken " + holder
                        + "; choose another, or leave the choice to the engine with ports = \""
                        + binding.containerPort() + "\" (" + refusal.engineMessage() + ")");
            }
        }
        return Optional.empty();
    }

    private static boolean namesPort(String message, int hostPort) {
        // The whole number: a message about 8080 says nothing of 80.
        return hostPort != 0
                && Pattern.compile(":" + hostPort + "(?!\\d)").matcher(message).find();
    }

    private DockopsException notReady(ContainerSpec spec, Outcome outcome) {
        ContainerFacts container = outcome.container();
        String who = "Container [" + container.name() + "] of image [" + spec.image() + "]";
        String after = " after " + outcome.elapsed().toMillis() + " ms";
        return switch (outcome.end()) {
            case CONTAINER_ENDED ->
                new ContainerStartException(
                        who + " ended with exit code " + container.exitCode()
                                + (container.outOfMemory() ? " (killed for memory)" : "") + after
                                + ", before it was ready. " + streams.tail(container.id()),
                        null);
            case CONTAINER_GONE ->
                new ContainerStartException(
                        who + " is gone" + after + ", before it was ready; did somebody else remove it?", null);
            case INTERRUPTED ->
                new ContainerStartException(
                        who + " was not awaited to its readiness: the thread was interrupted" + after, null);
            case TIMED_OUT, READY ->
                new ReadinessException(
                        who + " was not ready within " + spec.startTimeout().toMillis() + " ms: " + outcome.reason()
                                + ". Its state is " + container.status()
                                + "; is it the right port, or does it need a longer start time-out? "
                                + streams.tail(container.id()),
                        null);
        };
    }
}
