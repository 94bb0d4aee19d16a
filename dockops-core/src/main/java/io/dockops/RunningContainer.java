package io.dockops;

import io.dockops.EventSource.Subscription;
import io.dockops.engine.ContainerFacts;
import io.dockops.engine.EngineException;
import io.dockops.engine.History;
import io.dockops.owner.Ownership;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * A container that was started, and is ready; closing it removes it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunningContainer implements AutoCloseable {

    private static final Duration EXEC = Duration.ofSeconds(60);

    private static final int SHORT_ID = 12;

    private final Containers containers;
    private volatile ContainerFacts facts;
    private volatile boolean asked; // to end
    private final ContainerSpec spec;

    RunningContainer(Containers containers, ContainerFacts facts, ContainerSpec spec) {
        this.containers = containers;
        this.facts = facts;
        this.spec = spec;
    }

    /**
     * Return the engine's id of it.
     *
     * @return the full id
     */
    public String id() {
        return facts.id();
    }

    /**
     * Return its name on the engine.
     *
     * @return the name, without a slash
     */
    public String name() {
        return facts.name();
    }

    /**
     * Return the name of the image that it was made from.
     *
     * @return the name as it was given
     */
    public ImageName image() {
        return spec.image();
    }

    /**
     * Return the address at which this JVM reaches its mapped ports.
     *
     * @return an address or host name
     */
    public String host() {
        return containers.engine().host();
    }

    /**
     * Return the port of the host at which a tcp port is reached.
     *
     * @param containerPort the port inside of the container
     * @return the mapped port
     * @throws IllegalArgumentException if it is not published; the message lists what is
     */
    public int mappedPort(int containerPort) {
        return ports().mapping(containerPort).hostPort();
    }

    /**
     * Return where its ports are published, as they were when it last became ready.
     *
     * @return the mappings
     */
    public PortMappings ports() {
        return ContainerList.mappings(facts, host());
    }

    /**
     * Fill the placeholders of a text in, by the rules of {@link ContainerSpec}: <code>{host}</code>, and
     * <code>{1337}</code> or <code>{53/udp}</code> for the host port of a published port.
     *
     * @param template such as <code>http://{host}:{1337}/</code>
     * @return the text, such as {@code http://127.0.0.1:49153/}
     * @throws IllegalArgumentException if it names a port that is not published; the message lists what is
     */
    public String resolve(String template) {
        return Placeholders.fill(template, host(), ports());
    }

    /**
     * Ask the engine for its state.
     *
     * @return its state now
     * @throws DockopsException if it is gone
     */
    public ContainerState state() {
        return containers.state(id());
    }

    /**
     * Say how it has ended since it was ready, where nobody asked it to by this handle, and its end is not what was waited
     * for.
     *
     * @param patience how long to look for an end, as the engine notes one some moments after it; zero for one look
     * @return its exit code and the end of its log, in words that go on behind its name; nothing where it runs
     * @throws DockopsException if the engine does not tell
     */
    public Optional<String> unexpectedEnd(Duration patience) {
        return asked || facts.hasEnded()
                ? Optional.empty()
                : containers
                        .unexpectedEnd(facts, patience)
                        .map(told -> Secrets.of(spec.env()).redact(told));
    }

    /**
     * Tell what happened to it, and how it is now, for people who want to know why a test failed. Nothing in it has a
     * secret of its spec.
     *
     * @param ago how far back to look, by the engine's clock; nothing for its whole life
     * @param patience how long to look for an end, as the engine notes one some moments after it; zero for one look
     * @return what the engine tells
     * @throws DockopsException if the engine does not tell
     */
    public ContainerReport report(Optional<Duration> ago, Duration patience) {
        return new ContainerReports(containers.engine(), spec).of(facts, asked, ago, patience);
    }

    /**
     * Say how to look at it, and how it goes, where it {@linkplain ContainerScope#keep stays}.
     *
     * @return commands of the docker CLI, and where it is a session's, when that is over which keeps later runs from
     *     removing it
     */
    public List<String> waysToLook() {
        String shortId = id().substring(0, Math.min(SHORT_ID, id().length()));
        List<String> ways = new ArrayList<>(
                List.of("docker exec -it " + shortId + " sh", "docker logs " + shortId, "docker rm -fv " + shortId));
        Ownership.of(name(), facts.labels())
                .flatMap(owner -> History.time(facts.created()).map(created -> created.plus(owner.lifetime())))
                .ifPresent(end -> ways.add("by itself: the first run after " + end.truncatedTo(ChronoUnit.SECONDS)
                        + " removes it (dockops.lifetime)"));
        return ways;
    }

    /**
     * Read its log so far, standard output and standard error in the order of their lines.
     *
     * @return the log as UTF-8; of a longer one, the last 8 MiB
     * @throws DockopsException if it is gone
     */
    public String logs() {
        return logs(Integer.MAX_VALUE);
    }

    /**
     * Read the end of its log.
     *
     * @param tailLines how many lines
     * @return the lines as UTF-8; at most the last 8 MiB
     * @throws DockopsException if it is gone
     */
    public String logs(int tailLines) {
        return interruptible(
                "Reading the log of container [" + name() + "]",
                () -> containers.streams().logs(id(), tailLines, ContainerStreams.MOST_BYTES));
    }

    /**
     * Execute a command in it and wait for its end, at most 60 s.
     *
     * @param command the program and its arguments, not parsed by a shell
     * @return its exit code and output
     * @throws DockopsException if it does not run, or the command can't be executed or does not end in time
     */
    public ExecResult exec(String... command) {
        return exec(EXEC, command);
    }

    /**
     * Execute a command in it and wait for its end.
     *
     * @param timeout how long the command may take
     * @param command the program and its arguments, not parsed by a shell
     * @return its exit code and output
     * @throws DockopsException if it does not run, or the command can't be executed or does not end in time
     */
    public ExecResult exec(Duration timeout, String... command) {
        return interruptible(
                "Executing [" + Secrets.of(spec.env()).redact(String.join(" ", command)) + "] in container [" + name()
                        + "]",
                () -> containers.streams().exec(id(), timeout, command));
    }

    /**
     * Be given each line of its log, from its start, until it ends or the returned handle is closed. It has a thread of
     * its own, on which lines come in order, standard output and standard error in one. A last line without an end mark may
     * be missing: Engine 20.10 ended the stream before it in 29 of 40 tries, also for the docker CLI; {@link #logs()} has it.
     *
     * @param lineConsumer is given each line without its end mark, as UTF-8; of one that is longer than 64 KiB, the parts.
     *     What it throws ends the following, and is told as an event
     * @return ends the following when closed; a line that is being given meanwhile is given to its end
     * @throws DockopsException if it is gone
     */
    public Subscription follow(Consumer<String> lineConsumer) {
        return interruptible(
                "Following the log of container [" + name() + "]", () -> containers.follow(this, lineConsumer));
    }

    /**
     * Copy a file or a directory into it, whether it runs or not. Directories on the way are made, and the owner is root.
     *
     * @param source a file or directory of this machine
     * @param target an absolute path in the container, by the rules of {@link FileCopy}
     * @throws IllegalArgumentException if the target is not absolute, or leads upwards
     * @throws DockopsException if the source can't be read, or the engine refuses
     */
    public void copyTo(Path source, String target) {
        files().copyTo(new FileCopy(source, target));
    }

    /**
     * Copy a file or a directory out of it, whether it runs or not. Nothing is written outside of the target: a link that
     * leads out of the directory fails the copy. Files keep their permissions, and replace those that are there.
     *
     * @param source an absolute path in the container
     * @param target where a directory's content goes; a file's own path, or a directory that it goes into
     * @throws DockopsException if there is no such file, or it can't be copied; what was copied before stays
     */
    public void copyFrom(String source, Path target) {
        files().copyFrom(source, target);
    }

    private ContainerFiles files() {
        return new ContainerFiles(containers.engine(), id(), name());
    }

    private ContainerControl control() {
        return new ContainerControl(containers.engine(), id(), name());
    }

    /**
     * Freeze its processes.
     *
     * @throws DockopsException if it does not run, or is frozen already
     */
    public void pause() {
        control().pause();
    }

    /**
     * Let its frozen processes go on.
     *
     * @throws DockopsException if it is not frozen
     */
    public void unpause() {
        control().unpause();
    }

    /**
     * Stop and start it, and wait until it is ready, as at its first start. Its process is asked to end as
     * {@link #close()} does. Ports that the engine picks are others afterwards: see {@link #ports()}.
     *
     * @throws DockopsException if it is gone, or the engine refuses
     * @throws ContainerStartException if it ended before it was ready
     * @throws ReadinessException if it was not ready in time
     */
    public void restart() {
        facts = containers.restart(this, spec);
        asked = false;
    }

    /**
     * Put it on a network, beside those that it is on.
     *
     * @param network the network
     * @param aliases names by which other containers on it find this one
     * @throws DockopsException if it is on it already, or the engine refuses
     */
    public void connect(Network network, String... aliases) {
        control().connect(network, aliases);
    }

    /**
     * Take it off a network.
     *
     * @param network the network
     * @throws DockopsException if it is not on it, or the engine refuses
     */
    public void disconnect(Network network) {
        control().disconnect(network);
    }

    /**
     * Make an image of it, as it is now. Its processes are frozen for that moment. The image stays when the session ends,
     * unless {@link Dockops#removeImageAtEnd} is asked to remove it.
     *
     * @param image the image's name, such as {@code test:seeded}; without a tag it is {@code latest}
     * @return the image
     * @throws IllegalArgumentException if it is no image name
     * @throws DockopsException if it is gone, or the engine refuses
     */
    public Image commit(String image) {
        return control().commit(ImageName.parse(image).withDefaultTag());
    }

    /** Ask its process to end, and kill it after 1 s; one that has ended already is success. */
    public void stop() {
        asked = true;
        containers.stop(id());
    }

    /**
     * Ask its process to end, and kill it when it does not.
     *
     * @param grace how long it may take, in whole seconds, at most a day
     * @throws IllegalArgumentException if the grace is negative or too long
     */
    public void stop(Duration grace) {
        asked = true;
        containers.stop(id(), grace);
    }

    /** Kill its process; one that has ended already is success. */
    public void kill() {
        asked = true;
        containers.kill(id());
    }

    /**
     * Remove it, with its anonymous volumes: its process is asked to end and has the
     * {@link ContainerSpec#stopGrace() grace} for that, or is killed where there is none. More than once is as good as
     * once.
     */
    @Override
    public void close() {
        asked = true;
        containers.stopRemove(id(), spec.stopGrace());
    }

    /**
     * Name it for a reader.
     *
     * @return its name, image and ports
     */
    @Override
    public String toString() {
        return name() + " (" + image() + ") " + ports();
    }

    @FunctionalInterface
    private interface Interruptible<T> {
        T call() throws InterruptedException;
    }

    private static <T> T interruptible(String attempted, Interruptible<T> work) {
        try {
            return work.call();
        } catch (EngineException e) {
            throw Failures.of(attempted, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DockopsException(attempted + " was interrupted", e);
        }
    }
}
