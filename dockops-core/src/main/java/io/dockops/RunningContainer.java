package io.dockops;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.EngineException;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * A container that was started, and is ready; closing it removes it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunningContainer implements AutoCloseable {

    private static final Duration EXEC = Duration.ofSeconds(60);

    private final Containers containers;
    private final ContainerFacts facts;
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
     * Return where its ports are published, as they were when it became ready.
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
                "Executing [" + String.join(" ", command) + "] in container [" + name() + "]",
                () -> containers.streams().exec(id(), timeout, command));
    }

    /** Ask its process to end, and kill it after 1 s; one that has ended already is success. */
    public void stop() {
        containers.stop(id());
    }

    /**
     * Ask its process to end, and kill it when it does not.
     *
     * @param grace how long it may take, in whole seconds, at most a day
     * @throws IllegalArgumentException if the grace is negative or too long
     */
    public void stop(Duration grace) {
        containers.stop(id(), grace);
    }

    /** Kill its process; one that has ended already is success. */
    public void kill() {
        containers.kill(id());
    }

    /**
     * Remove it, with its anonymous volumes: its process is asked to end and has the
     * {@link ContainerSpec#stopGrace() grace} for that, or is killed where there is none. More than once is as good as
     * once.
     */
    @Override
    public void close() {
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
