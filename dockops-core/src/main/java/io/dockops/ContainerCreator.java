package io.dockops;

import io.dockops.engine.Engine;
import io.dockops.engine.EngineException;
import io.dockops.engine.EngineRefusal;
import io.dockops.session.OwnedContainers;
import io.dockops.tar.TarException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes a container from its spec, with what is copied into it; its owner knows of it before the engine does. */
final class ContainerCreator {

    private final Engine engine;
    private final EventHub events;
    private final @Nullable OwnedContainers owner;
    private final SpecFiller filler;

    ContainerCreator(Engine engine, EventHub events, @Nullable OwnedContainers owner) {
        this(engine, events, owner, FreePort.on(engine.isLocal()));
    }

    ContainerCreator(Engine engine, EventHub events, @Nullable OwnedContainers owner, FreePort.Chooser ports) {
        this.engine = engine;
        this.events = events;
        this.owner = owner;
        this.filler = new SpecFiller(engine, ports);
    }

    /**
     * Create one that is not started.
     *
     * @param tried host ports that are not chosen, as they were before; those that are chosen are added
     * @return its id
     */
    String create(ContainerSpec spec, Set<Integer> tried) {
        HostChecks.check(spec, engine);
        FileCopies copies = spec.copies().isEmpty() ? null : checkedCopies(spec);
        ContainerSpec filled = filler.fill(spec, tried);
        String image = spec.image().toString();
        for (String risk : HostRisks.of(spec)) {
            events.emit(EventLevel.WARN, "create", image, risk);
        }
        String id = request(filled);
        events.emit(EventLevel.VERBOSE, "create", image, "Created container " + id + " of image " + image);
        if (copies != null) {
            try {
                copies.into(engine, id, "a container of image [" + image + "]");
            } catch (RuntimeException | Error e) {
                discard(id, e);
                throw e;
            }
        }
        return id;
    }

    /** Remove a container that failed; that it can't be removed is told along with the failure. */
    void discard(String id, Throwable failure) {
        try {
            engine.removeContainer(id);
            if (owner != null) {
                owner.removed(id);
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e); // the owner still knows it and tries again
        }
    }

    private static FileCopies checkedCopies(ContainerSpec spec) {
        try {
            return FileCopies.of(spec.copies());
        } catch (TarException e) {
            throw new ContainerStartException(
                    "A container of image [" + spec.image() + "] is not created: " + e.getMessage(), e);
        }
    }

    private String request(ContainerSpec spec) {
        try {
            return owner == null
                    ? request(spec, spec.name().orElse(null), Map.of())
                    : owner.create(spec.name(), spec.image().toString(), spec.stopGrace(), new UnaryOperator<>() {
                        @Override
                        public String apply(String name) {
                            return request(spec, name, owner.labels(name));
                        }
                    });
        } catch (EngineException e) {
            throw failure(spec, e);
        }
    }

    private String request(ContainerSpec spec, @Nullable String name, Map<String, String> ownLabels) {
        return engine.createContainer(name, spec.platform().orElse(null), new ContainerRequest(spec, ownLabels).json());
    }

    private DockopsException failure(ContainerSpec spec, EngineException e) {
        String attempted = "Creating a container of image [" + spec.image() + "]";
        if (!(e instanceof EngineRefusal refusal)) {
            return Failures.of(attempted, e);
        }
        return new ContainerStartException(
                attempted + " failed: " + refusal.engineMessage() + advice(refusal), e, isImageMissing(refusal));
    }

    private String advice(EngineRefusal refusal) {
        if (isImageMissing(refusal)) {
            return "; build, load or pull the image first";
        }
        if (refusal.isNameTaken()) {
            return "; the container that has the name is not touched: choose another name or leave it away";
        }
        if (refusal.engineMessage().contains("bind source path does not exist")) {
            return "; a bind mount shows what is on the engine's host"
                    + (engine.isLocal() ? "" : " [" + engine.host() + "]")
                    + ": make the file or directory there first, or mount a volume";
        }
        if (refusal.status() == EngineRefusal.SERVER_ERROR) {
            return "; a create is not tried again after a status of 500: the engine's own log may tell more";
        }
        return "";
    }

    /** A network that is missing has the same status. */
    private static boolean isImageMissing(EngineRefusal refusal) {
        return refusal.status() == EngineRefusal.NOT_FOUND
                && refusal.engineMessage().toLowerCase(Locale.ROOT).contains("image");
    }
}
