package io.dockops;

import com.github.dockerjava.api.DockerClient;
import io.dockops.engine.ContainerFacts;
import io.dockops.engine.Engine;
import io.dockops.engine.Parallel;
import io.dockops.session.OwnedContainers;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Containers by id, by image and by group.
 *
 * <p>A container belongs to the image, and so to the group, whose name it was made from, also after that name was given
 * to a newer image. What is done to an image's or a group's containers means all of them on the engine, whoever made
 * them; it is done in parallel, every member is attempted, and one {@link CleanupException} tells of all that failed.
 * Nothing to do is success: a container that has stopped already, or is gone.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Containers implements EventSource {

    private final Engine engine;
    private final EventHub events = new EventHub();
    private final ContainerList list;
    private final ContainerStreams streams;
    private final ContainerStarter starter;
    private final ContainerEnd end;
    private final @Nullable OwnedContainers owner;

    /**
     * Work on the engine that a client leads to. Mapped ports are expected on this machine, unless the client is one of
     * {@link Dockops#createDocker(String)}, which knows better.
     *
     * @param docker a client of docker-java's; it stays the caller's to close
     * @throws IllegalArgumentException if it does not tell its transport, as a mock does not
     */
    public Containers(DockerClient docker) {
        this(Engine.of(docker), null);
    }

    Containers(Engine engine, @Nullable OwnedContainers owner) {
        this.engine = engine;
        this.owner = owner;
        this.list = new ContainerList(engine);
        this.streams = new ContainerStreams(engine);
        this.end = new ContainerEnd(engine);
        this.starter = new ContainerStarter(
                engine, events, streams, list, new ContainerCreator(engine, events, owner), new BiFunction<>() {
                    @Override
                    public RunningContainer apply(ContainerFacts facts, ContainerSpec spec) {
                        return new RunningContainer(Containers.this, facts, spec);
                    }
                });
    }

    Engine engine() {
        return engine;
    }

    ContainerStreams streams() {
        return streams;
    }

    @Override
    public Subscription onEvent(Consumer<DockopsEvent> listener) {
        return events.onEvent(listener);
    }

    /**
     * Create a container without starting it.
     *
     * @param spec what to make
     * @return its full id
     * @throws ContainerStartException if the engine refuses; the message has its words
     */
    public String create(ContainerSpec spec) {
        return starter.create(spec);
    }

    /**
     * Create and start a container, and wait until it is ready, as its spec says. A failed start is tried again as often
     * as the spec says, and no container of a failed try is left.
     *
     * @param spec what to run
     * @return the container
     * @throws ContainerStartException if it did not start, or ended before it was ready
     * @throws ReadinessException if it was not ready in time, or can't become so
     */
    public RunningContainer run(ContainerSpec spec) {
        return new RunningContainer(this, starter.run(spec), spec);
    }

    /**
     * Create and start a container as {@link #run(ContainerSpec)} does.
     *
     * @param spec what to run
     * @param startRetries how often a failed start is tried again
     * @return the container
     */
    public RunningContainer run(ContainerSpec spec, int startRetries) {
        return run(spec.toBuilder().startRetries(startRetries).build());
    }

    /**
     * Start a container that was created or has stopped; one that runs is success. Its readiness is not awaited.
     *
     * @param id its id or name
     * @throws DockopsException if there is none, or the engine refuses
     */
    public void start(String id) {
        Failures.translated("Starting container [" + id + "]", () -> engine.startContainer(id));
        emit("start", id, "Started");
    }

    /**
     * List containers.
     *
     * @param all whether those that do not run are listed too
     * @return the containers
     */
    public List<ContainerSummary> list(boolean all) {
        return list.list(all);
    }

    /**
     * List the containers that run, and those that do not.
     *
     * @return all containers
     */
    public List<ContainerSummary> listAll() {
        return list(true);
    }

    /**
     * List the containers that are up: running, paused or restarting.
     *
     * @return the containers
     */
    public List<ContainerSummary> listRunning() {
        return list(false);
    }

    /**
     * List the containers that are not up: created, exited or dead.
     *
     * @return the containers
     */
    public List<ContainerSummary> listStopped() {
        return listAll().stream().filter(Containers::isStopped).toList();
    }

    /**
     * List the containers of a group, stopped ones included.
     *
     * @param group the repository part of their image's name, such as {@code test}
     * @return the containers
     */
    public List<ContainerSummary> listGroup(String group) {
        return listAll().stream()
                .filter(container -> container.isOfGroup(group))
                .toList();
    }

    /**
     * List the containers of a group that are up.
     *
     * @param group the repository part of their image's name, such as {@code test}
     * @return the containers
     */
    public List<ContainerSummary> listGroupRunning(String group) {
        return listRunning().stream()
                .filter(container -> container.isOfGroup(group))
                .toList();
    }

    /**
     * List the containers of an image, stopped ones included.
     *
     * @param image the image's name, such as {@code test:uno}; without a tag it is {@code latest}
     * @return the containers
     * @throws IllegalArgumentException if it is no image name
     */
    public List<ContainerSummary> listImage(String image) {
        ImageName name = ImageName.parse(image);
        return listAll().stream()
                .filter(container ->
                        container.imageName().filter(name::isSameAs).isPresent())
                .toList();
    }

    /**
     * Map each published port to the running container that holds it. Ports of different protocols and host addresses
     * are different ports; what is exposed but not published is left out.
     *
     * @return containers by port mapping
     */
    public Map<PortMapping, ContainerSummary> activePorts() {
        Map<PortMapping, ContainerSummary> holders = new LinkedHashMap<>();
        for (ContainerSummary container : listRunning()) {
            container.ports().forEach(mapping -> holders.put(mapping, container));
        }
        return Collections.unmodifiableMap(holders);
    }

    /**
     * Stop a container: ask its process to end, and kill it after 1 s.
     *
     * @param id its id or name
     */
    public void stop(String id) {
        stop(id, ContainerEnd.STOP_GRACE);
    }

    /**
     * Stop a container: ask its process to end, and kill it when it does not.
     *
     * @param id its id or name
     * @param grace how long it may take, in whole seconds, at most a day
     * @throws IllegalArgumentException if the grace is negative or too long
     */
    public void stop(String id, Duration grace) {
        if (end.stop(id, grace)) {
            emit("stop", id, "Stopped");
        }
    }

    /**
     * Kill a container's process.
     *
     * @param id its id or name
     */
    public void kill(String id) {
        if (end.kill(id)) {
            emit("kill", id, "Killed");
        }
    }

    /**
     * Remove a stopped container, with its anonymous volumes.
     *
     * @param id its id or name
     * @throws CleanupException if it runs, or the engine refuses
     */
    public void remove(String id) {
        end.remove(id);
        forget(id);
    }

    /**
     * Kill and remove a container in one call, with its anonymous volumes, whether it runs or not.
     *
     * @param id its id or name
     */
    public void stopRemove(String id) {
        end.stopRemove(id);
        forget(id);
    }

    void stopRemove(String id, Duration grace) {
        end.stopRemove(id, grace);
        forget(id);
    }

    /**
     * Stop, else kill, and remove a container, with at most 5 attempts.
     *
     * @param id its id or name
     * @throws CleanupException if it is still there; the failures are suppressed exceptions
     */
    public void clean(String id) {
        end.clean(id);
        forget(id);
    }

    /**
     * Stop the containers of an image that are up.
     *
     * @param image the image's name, such as {@code test:uno}
     * @return the containers that were stopped
     */
    public List<ContainerSummary> stopImage(String image) {
        return each("stop", up(listImage(image)), this::stop);
    }

    /**
     * Remove the stopped containers of an image.
     *
     * @param image the image's name, such as {@code test:uno}
     * @return the containers that were removed
     * @throws CleanupException if one runs
     */
    public List<ContainerSummary> removeImage(String image) {
        return each("remove", listImage(image), this::remove);
    }

    /**
     * Kill and remove the containers of an image.
     *
     * @param image the image's name, such as {@code test:uno}
     * @return the containers that were removed
     */
    public List<ContainerSummary> stopRemoveImage(String image) {
        return each("remove", listImage(image), this::stopRemove);
    }

    /**
     * Stop the containers of a group that are up.
     *
     * @param group the repository part of their image's name, such as {@code test}
     * @return the containers that were stopped
     */
    public List<ContainerSummary> stopGroup(String group) {
        return each("stop", up(listGroup(group)), this::stop);
    }

    /**
     * Remove the stopped containers of a group.
     *
     * @param group the repository part of their image's name, such as {@code test}
     * @return the containers that were removed
     * @throws CleanupException if one runs
     */
    public List<ContainerSummary> removeGroup(String group) {
        return each("remove", listGroup(group), this::remove);
    }

    /**
     * Kill and remove the containers of a group: all on the engine, whoever made them.
     *
     * @param group the repository part of their image's name, such as {@code test}
     * @return the containers that were removed
     */
    public List<ContainerSummary> stopRemoveGroup(String group) {
        return each("remove", listGroup(group), this::stopRemove);
    }

    /**
     * Remove every stopped container on the engine, whoever made it.
     *
     * @return the containers that were removed
     */
    public List<ContainerSummary> removeStopped() {
        return each("remove", listStopped(), this::remove);
    }

    ContainerFacts restart(RunningContainer container, ContainerSpec spec) {
        new ContainerControl(engine, container.id(), container.name()).restart(spec.stopGrace());
        emit("restart", container.id(), "Restarted");
        return starter.awaitReady(container.id(), spec);
    }

    Subscription follow(RunningContainer container, Consumer<String> lines) throws InterruptedException {
        return streams.follow(
                container.id(),
                lines,
                failure -> events.emit(
                        EventLevel.WARN,
                        "follow",
                        container.id(),
                        "Following the log of container [" + container.name() + "] ended: " + failure));
    }

    Optional<String> unexpectedEnd(ContainerFacts ready, Duration patience) {
        return new UnexpectedEnd(engine, streams).of(ready, patience);
    }

    ContainerState state(String id) {
        ContainerFacts facts = Failures.translated(
                        "Inspecting container [" + id + "]", () -> engine.inspectContainer(id))
                .orElseThrow(() -> new DockopsException("Container [" + id + "] is gone; it was removed"));
        return new ContainerState(ContainerStatus.parse(facts.status()), facts.exitCode(), facts.outOfMemory());
    }

    private static List<ContainerSummary> up(List<ContainerSummary> containers) {
        return containers.stream()
                .filter(container -> container.status().isUp())
                .toList();
    }

    private static boolean isStopped(ContainerSummary container) {
        return !container.status().isUp() && container.status() != ContainerStatus.REMOVING;
    }

    private List<ContainerSummary> each(String action, List<ContainerSummary> members, Consumer<String> work) {
        List<Throwable> failures = Parallel.attemptEach(members, member -> work.accept(member.id()));
        if (failures.isEmpty()) {
            return members;
        }
        throw CleanupException.of(
                "Could not " + action + " " + failures.size() + " of " + members.size() + " containers; the first: "
                        + failures.get(0).getMessage(),
                failures);
    }

    private void forget(String id) {
        if (owner != null) {
            owner.removed(id);
        }
        emit("remove", id, "Removed");
    }

    private void emit(String action, String id, String done) {
        events.emit(EventLevel.INFO, action, id, done + " container " + id);
    }
}
