package io.dockops;

import com.github.dockerjava.api.DockerClient;
import io.dockops.EventSource.Subscription;
import io.dockops.engine.Engine;
import io.dockops.engine.EngineEndpoint;
import io.dockops.engine.EngineException;
import io.dockops.engine.PlainTcp;
import io.dockops.session.Session;
import io.dockops.session.SessionSettings;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The way in: a session on an engine, and the functions that need none.
 *
 * <p>A session is for programs and fixtures that clean up after themselves: what its {@link #containers()} create is
 * gone when it is closed, or when the JVM ends first in whatever way, and so are its networks and volumes. {@code new Images(docker)} and {@code new Containers(docker)} work
 * without one, and leave what they made.
 *
 * <pre>{@code
 * try (Dockops dockops = Dockops.open()) {
 *     dockops.images().build(Path.of("test-uno.tar"), "test:uno");
 *     RunningContainer uno = dockops.containers().run(ContainerSpec.builder("test:uno").port("1337").build());
 *     …
 * }
 * }</pre>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Dockops implements AutoCloseable {

    private final Engine engine;
    private final Session session;
    private final Images images;
    private final ContainerScope own;

    private Dockops(Engine engine, SessionSettings settings) {
        this.engine = engine;
        this.session = Session.open(engine, settings);
        this.images = new Images(engine);
        this.own = new ContainerScope(engine, session.newOwner());
    }

    static Dockops open(Optional<String> dockerhost, PlainTcp plain, SessionSettings settings) {
        Engine engine = dockerhost.isPresent()
                ? Engine.at(EngineEndpoint.parse(dockerhost.get(), "the argument of open"), plain)
                : discover(plain);
        return new Dockops(engine, settings);
    }

    /**
     * Begin a session that is not like others.
     *
     * @return a builder with the defaults
     */
    public static DockopsBuilder builder() {
        return new DockopsBuilder();
    }

    /**
     * Begin a session on the engine that the docker CLI would use: {@code DOCKER_HOST}, {@code DOCKER_CONTEXT}, the
     * current context, the default socket; then the usual sockets of rootless engines, Docker Desktop, Colima, Rancher
     * Desktop and Podman.
     *
     * @return the session
     * @throws EngineUnavailableException if no engine answers; the message lists what was tried
     */
    public static Dockops open() {
        return builder().open();
    }

    /**
     * Begin a session on an engine. Nothing is sent yet.
     *
     * @param dockerhost {@code unix:///path}, {@code tcp://host[:port]} or {@code http://host[:port]}
     * @return the session
     * @throws IllegalArgumentException {@code Cannot parse dockerhost …} if it is of another form
     */
    public static Dockops open(String dockerhost) {
        return builder().host(dockerhost).open();
    }

    /**
     * Create a client for the engine that {@link #open()} would use. It speaks the version of the API that both sides
     * know, and its failures to connect say what to do.
     *
     * @return a client of docker-java's, to be closed by the caller
     * @throws EngineUnavailableException if no engine answers; the message lists what was tried
     */
    public static DockerClient createDocker() {
        return discover(PlainTcp.ofThisProcess()).client();
    }

    /**
     * Create a client for an engine. Nothing is sent yet.
     *
     * @param dockerhost {@code unix:///path}, {@code tcp://host[:port]} or {@code http://host[:port]}
     * @return a client of docker-java's, to be closed by the caller
     * @throws IllegalArgumentException {@code Cannot parse dockerhost …} if it is of another form
     */
    public static DockerClient createDocker(String dockerhost) {
        return Engine.at(EngineEndpoint.parse(dockerhost, "the argument of createDocker"))
                .client();
    }

    /**
     * Ask for a tcp port to be published on the host's loopback, at a port that the engine picks.
     *
     * @param exposePort the port inside of the container
     * @return the binding
     * @throws IllegalArgumentException if the port is out of range
     */
    public static PortBinding portBindings(int exposePort) {
        return PortBinding.of(exposePort);
    }

    /**
     * Ask for a tcp port to be published on the host's loopback.
     *
     * @param exposePort the port inside of the container
     * @param hostPort the port of the host, or 0 to let the engine pick
     * @return the binding
     * @throws IllegalArgumentException if a port is out of range
     */
    public static PortBinding portBindings(int exposePort, int hostPort) {
        return PortBinding.of(exposePort, hostPort);
    }

    /**
     * Log the events of a source down to {@link EventLevel#VERBOSE}, through SLF4J's logger {@code io.dockops}.
     *
     * @param source {@link Images} or {@link Containers}
     * @return ends the logging when closed
     */
    public static Subscription logEvents(EventSource source) {
        return logEvents(source, EventLevel.VERBOSE);
    }

    /**
     * Log the events of a source down to a level, through SLF4J's logger {@code io.dockops}. The logger's own level
     * applies too, and is not changed.
     *
     * @param source {@link Images} or {@link Containers}
     * @param level the least important level to log
     * @return ends the logging when closed
     */
    public static Subscription logEvents(EventSource source, EventLevel level) {
        return EventLog.log(source, level);
    }

    private static Engine discover(PlainTcp plain) {
        try {
            return Engine.discover(plain);
        } catch (EngineException e) {
            throw new EngineUnavailableException(e.getMessage(), e);
        }
    }

    /**
     * Work on images. They stay when the session ends, but for those of {@link #removeImageAtEnd}.
     *
     * @return the session's images
     */
    public Images images() {
        return images;
    }

    /**
     * Work on containers. Those that are created here are gone when the session ends.
     *
     * @return the session's containers
     */
    public Containers containers() {
        return own.containers();
    }

    /**
     * Create a network, which goes when the session ends, after all containers.
     *
     * @param hint a word for its name, such as {@code backend}; it need not be unique
     * @return the network
     * @throws DockopsException if the engine refuses
     * @throws IllegalStateException once the session is closed
     */
    public Network createNetwork(String hint) {
        return own.createNetwork(hint);
    }

    /**
     * Create a named volume, which goes when the session ends, after all containers.
     *
     * @param hint a word for its name, such as {@code data}; it need not be unique
     * @return the volume
     * @throws DockopsException if the engine refuses
     * @throws IllegalStateException once the session is closed
     */
    public Volume createVolume(String hint) {
        return own.createVolume(hint);
    }

    /**
     * Remove an image's name when the session ends, after all containers, and the image with its last name. One that is
     * not there then is success, one that a {@linkplain ContainerScope#keep kept} container uses stays, and one that
     * somebody else's container uses stays too, but fails {@link #close()}.
     *
     * @param image its name, such as {@code test:uno}; without a tag it is {@code latest}
     * @throws IllegalArgumentException if it is no image name
     * @throws IllegalStateException once the session is closed
     */
    public void removeImageAtEnd(String image) {
        session.removeImageAtEnd(ImageName.parse(image).withDefaultTag().toString());
    }

    /**
     * Begin a scope within the session, whose containers go earlier than the session's. What protects them against a kill
     * of this JVM is set up on another thread meanwhile.
     *
     * @return the scope
     */
    public ContainerScope newScope() {
        session.expectResources();
        return new ContainerScope(engine, session.newOwner());
    }

    /**
     * Give docker-java's client for what dockops has no words for. What is made by it is nobody's to clean up.
     *
     * @return the client; the session closes it
     */
    public DockerClient docker() {
        return engine.client();
    }

    /**
     * Check that the engine answers.
     *
     * @throws EngineUnavailableException if it does not; the message says why, and what to do
     */
    public void ping() {
        Failures.translated("Asking the engine for an answer", engine::ping);
    }

    /**
     * Remove all that the session has created and that is still there: containers in parallel, each after its
     * {@link ContainerSpec#stopGrace() grace}, then networks and volumes, then {@linkplain #removeImageAtEnd images};
     * then close the connections.
     *
     * @throws CleanupException if something could not be removed; all was attempted
     */
    @Override
    public void close() {
        try (engine) {
            session.close();
        } catch (EngineException e) {
            throw ContainerScope.notRemoved("the session", e);
        }
    }
}
