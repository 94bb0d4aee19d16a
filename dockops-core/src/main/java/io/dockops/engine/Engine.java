package io.dockops.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one door to an engine: the start path's own requests, docker-java's commands for all the rest, each with a
 * deadline and with failures told as {@link EngineException}s.
 */
public final class Engine implements AutoCloseable {

    /** How long the engine may take to answer a ping. */
    static final Duration PING = Duration.ofSeconds(10);

    /** How long it may take to send files into a container, of which there may be gigabytes. */
    static final Duration UNPACK = Duration.ofMinutes(10);

    /** How long a removal that somebody else began may take. */
    static final Duration REMOVAL = Duration.ofSeconds(30);

    private final VersionedTransport transport;
    private final @Nullable EngineEndpoint endpoint;
    private final StartPath startPath;
    private final Resources resources;
    private final History history;
    private final Deadlines deadlines = new Deadlines();
    private final Duration callTimeout = CallTimeout.of(Settings.ofThisProcess());
    private final boolean ownsTransport;
    private volatile @Nullable DockerClient client;

    private Engine(VersionedTransport transport, @Nullable DockerClient client, boolean ownsTransport) {
        this.transport = transport;
        this.endpoint = transport.endpoint();
        this.client = client;
        this.ownsTransport = ownsTransport;
        this.startPath = new StartPath(transport);
        this.resources = new Resources(this, new Requests(transport));
        this.history = new History(this, new Requests(transport));
    }

    /** Find the engine as the docker CLI does; nothing is sent yet. */
    public static Engine discover() {
        return discover(PlainTcp.ofThisProcess());
    }

    /** Find the engine as the docker CLI does; plain text may go where it is said here. */
    public static Engine discover(PlainTcp plain) {
        return at(EngineDiscovery.ofThisProcess().find(), plain);
    }

    /** Lead to one endpoint; nothing is sent yet. Plain text may go where this process's settings say. */
    public static Engine at(EngineEndpoint endpoint) {
        return at(endpoint, PlainTcp.ofThisProcess());
    }

    /**
     * Lead to one endpoint; nothing is sent yet.
     *
     * @param plain where plain text may go; the first request to any other engine throws {@link PlainTextRefused}
     */
    public static Engine at(EngineEndpoint endpoint, PlainTcp plain) {
        DockerHttpClient transport =
                plain.allows(endpoint) ? Transports.open(endpoint) : new RefusedTransport(endpoint);
        String asked = System.getenv("DOCKER_API_VERSION");
        return new Engine(
                new VersionedTransport(
                        transport, endpoint, asked == null || asked.isBlank() ? null : ApiVersion.parse(asked)),
                null,
                true);
    }

    /**
     * Use a client that somebody else made and will close.
     *
     * @throws IllegalArgumentException if it does not tell its transport
     */
    public static Engine of(DockerClient client) {
        if (!(client instanceof DockerClientImpl implementation)) {
            throw new IllegalArgumentException(
                    "The DockerClient is a [" + client.getClass().getName()
                            + "], which does not tell its transport; give the one that DockerClientImpl.getInstance(…) or"
                            + " Dockops.createDocker() returned");
        }
        DockerHttpClient transport = implementation.getHttpClient();
        return transport instanceof VersionedTransport ours
                ? new Engine(ours, client, false)
                : new Engine(new VersionedTransport(transport, null, null), client, false);
    }

    /** Give docker-java's client on the same transport; made when first asked for, since it initialises databind. */
    public synchronized DockerClient client() {
        DockerClient made = client;
        if (made == null) {
            made = DockerClientImpl.getInstance(
                    new ClientConfig(endpoint, EngineDiscovery.ofThisProcess().configDirectory()), transport);
            client = made;
        }
        return made;
    }

    /** Where it is, for others to lead there too; nothing for a client that somebody else made, or what must not be asked. */
    public Optional<EngineEndpoint> endpoint() {
        return transport.refuses() ? Optional.empty() : Optional.ofNullable(endpoint);
    }

    /** How long the engine may take to answer an ordinary call. */
    Duration callTimeout() {
        return callTimeout;
    }

    /** The address at which the engine's published ports are reached. */
    public String host() {
        return endpoint == null ? "127.0.0.1" : endpoint.host();
    }

    /** Tell whether the engine's loopback is this machine's. */
    public boolean isLocal() {
        return endpoint == null || endpoint.isLocal();
    }

    /** Tell whether the engine's own networks are known to be this machine's too. */
    public boolean sharesNetworks() {
        return endpoint != null && endpoint.sharesNetworks();
    }

    /** Tell whether the engine is known to be Podman: {@code false} before its first answer. */
    boolean isPodman() {
        return transport.isPodman();
    }

    /** Check that an engine answers; the answer to the negotiation of the version is enough. */
    public void ping() {
        ping(PING);
    }

    void ping(Duration deadline) {
        within(deadline, "ping", transport::version);
    }

    /** Look an image up by name or id. */
    public Optional<ImageFacts> findImage(String name) {
        return within(callTimeout, "look up image " + name, new Callable<>() {
            @Override
            public Optional<ImageFacts> call() {
                return startPath.findImage(name);
            }
        });
    }

    /** Create a container; the engine finds a name where none is given, and takes its own platform. */
    public String createContainer(@Nullable String name, @Nullable String platform, byte[] json) {
        return within(callTimeout, "create container", new Callable<>() {
            @Override
            public String call() {
                return startPath.create(name, platform, json);
            }
        });
    }

    /** Unpack a tar at the root of a container's file system; the tar is read while it is sent, and left open. */
    public void unpackIntoContainer(String id, InputStream tar) {
        within(UNPACK, "copy into container " + id, () -> {
            startPath.unpack(id, tar);
            return id;
        });
    }

    /** Start a container; one that runs already is success. */
    public void startContainer(String id) {
        within(callTimeout, "start container " + id, new Callable<>() {
            @Override
            public String call() {
                startPath.start(id);
                return id;
            }
        });
    }

    /** Inspect a container by name or id. */
    public Optional<ContainerFacts> inspectContainer(String id) {
        return within(callTimeout, "inspect container " + id, new Callable<>() {
            @Override
            public Optional<ContainerFacts> call() {
                return startPath.inspect(id);
            }
        });
    }

    /** What there is beside containers: networks, volumes, images' names. */
    public Resources resources() {
        return resources;
    }

    /** What it remembers of containers: events, and logs by time. */
    public History history() {
        return history;
    }

    /**
     * Remove a container with its anonymous volumes, after its process was asked to end; one that is gone already is
     * success.
     *
     * @param grace how long the process may take; zero to kill it with no call for that, a part of a second is a whole one
     */
    public void removeContainer(String id, Duration grace) {
        if (!grace.isZero()) {
            try {
                stopContainer(id, grace);
            } catch (EngineException e) {
                // The removal kills it; where that fails too, its own failure tells why.
            }
        }
        removeContainer(id);
    }

    /** What the engine takes for a grace: whole seconds, of which a part is one. */
    public static long wholeSeconds(Duration grace) {
        return grace.plusSeconds(1).minusNanos(1).toSeconds();
    }

    private void stopContainer(String id, Duration grace) {
        long seconds = wholeSeconds(grace);
        within(callTimeout.plus(grace), "stop container " + id, () -> {
            startPath.stop(id, seconds);
            return id;
        });
    }

    /** Kill and remove a container with its anonymous volumes; one that is gone already is success. */
    public void removeContainer(String id) {
        String call = "remove container " + id;
        boolean gone = within(callTimeout, call, new Callable<>() {
            @Override
            public Boolean call() {
                return startPath.remove(id);
            }
        });
        if (!gone) {
            // On a thread of our own, since polling ends early on one that is interrupted.
            within(REMOVAL.plus(callTimeout), call, () -> {
                awaitRemoval(id);
                return id;
            });
        }
    }

    /** Wait for a removal that somebody else began: the container is gone once it can't be found. */
    private void awaitRemoval(String id) {
        boolean gone = Poller.poll(
                        REMOVAL, () -> inspectContainer(id).isPresent() ? Optional.empty() : Optional.of(true))
                .isPresent();
        if (!gone) {
            throw new EngineTimeout(
                    "The removal of container [" + id + "] is in progress for " + REMOVAL.toSeconds()
                            + " s; see the engine's log, then docker rm -f " + id,
                    null);
        }
    }

    /** Send a call without a body, whatever comes of it. */
    public RawAnswer send(String method, String path) {
        return within(callTimeout, method + " " + path, () -> {
            try (Answer answer = new Requests(transport).send(Method.valueOf(method), path, null)) {
                return new RawAnswer(answer.status(), answer.text());
            }
        });
    }

    /** An answer as it came: the HTTP status, and the text. */
    public record RawAnswer(int status, String text) {}

    /** Do one of docker-java's commands. */
    public <T> T call(String call, Function<DockerClient, T> command) {
        return call(call, Duration.ZERO, command);
    }

    /** Do one of docker-java's commands, which waits for so long by itself before it is answered. */
    public <T> T call(String call, Duration waits, Function<DockerClient, T> command) {
        return within(callTimeout.plus(waits), call, () -> command.apply(client()));
    }

    /**
     * Do one of docker-java's streaming commands to its end.
     *
     * @throws InterruptedException when the waiting thread is interrupted; the stream is closed then
     */
    public <T> void stream(String call, Duration deadline, Consumer<T> consumer, StreamingCommand<T> command)
            throws InterruptedException {
        StreamCallback<T> callback = new StreamCallback<>(call, consumer);
        try {
            begin(command, callback);
            callback.awaitEnd(deadline);
        } catch (RuntimeException e) {
            throw told(call, e);
        }
    }

    /**
     * Begin one of docker-java's streaming commands, and go on at once; it lasts until its end or its close.
     *
     * @param consumer is given each item on the stream's own thread; what it throws ends the stream
     * @param atEnd is told, on that thread, of the failure that has ended the stream once it had begun, or of {@code null};
     *     not where it was closed
     */
    public <T> FollowedStream follow(
            String call,
            Consumer<T> consumer,
            Consumer<@Nullable RuntimeException> atEnd,
            StreamingCommand<T> command) {
        StreamCallback<T> callback = new StreamCallback<>(
                call, consumer, thrown -> atEnd.accept(thrown == null ? null : told(call, Causes.unchecked(thrown))));
        try {
            begin(command, callback);
        } catch (RuntimeException e) {
            throw told(call, e);
        }
        return new FollowedStream(callback, callTimeout, thrown -> told(call, thrown), transport::isPodman);
    }

    private <T> void begin(StreamingCommand<T> command, StreamCallback<T> callback) {
        if (endpoint != null) {
            ping(); // once: within the stream's own deadline, its negotiation of the version could take half an hour
        }
        command.start(client(), callback);
    }

    /** Starts a streaming command that tells a callback. */
    @FunctionalInterface
    public interface StreamingCommand<T> {
        void start(DockerClient client, ResultCallback<T> callback);
    }

    <T> T within(Duration deadline, String call, Callable<T> work) {
        try {
            return deadlines.within(deadline, call, work);
        } catch (RuntimeException e) {
            throw told(call, e);
        }
    }

    /** A failure in the engine room's terms, where it is one of the engine or of the way there. */
    private RuntimeException told(String call, RuntimeException thrown) {
        return thrown instanceof DockerException refusal
                ? EngineRefusal.from(call, refusal)
                : transport.failure(thrown);
    }

    @Override
    public void close() {
        deadlines.close();
        if (ownsTransport) {
            try {
                transport.close();
            } catch (IOException e) {
                throw new UncheckedIOException("The connections to the engine could not be closed", e);
            }
        }
    }
}
