package io.dockops.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import io.dockops.transport.ChannelTransport;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;

/** Opens the transport to an endpoint; the one place that chooses which. */
final class Transports {

    private static final String KEY = "dockops.transport";

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private Transports() {}

    /**
     * Opens a transport; nothing is connected before the first request.
     *
     * @throws EngineUnreachable when TLS is asked for, and its files or libraries are missing or unusable
     */
    static DockerHttpClient open(EngineEndpoint endpoint) {
        return endpoint.tls() == null && !isLibraryAskedFor(Settings.ofThisProcess())
                ? new ChannelTransport(address(endpoint), host(endpoint), CONNECT_TIMEOUT)
                : LibraryTransport.open(endpoint);
    }

    /**
     * Reads whether docker-java's own transport is to be used where ours would be.
     *
     * @throws IllegalArgumentException if it says something else
     */
    static boolean isLibraryAskedFor(Settings settings) {
        return settings.haveAny(KEY) && settings.read(KEY, Transports::parse).orElseThrow();
    }

    private static boolean parse(String text) {
        return switch (text) {
            case "channels" -> false;
            case "docker-java" -> true;
            default ->
                throw new IllegalArgumentException("[" + text + "] is no transport; write channels or docker-java");
        };
    }

    private static SocketAddress address(EngineEndpoint endpoint) {
        return endpoint.isUnix()
                ? UnixDomainSocketAddress.of(endpoint.socketPath())
                : InetSocketAddress.createUnresolved(
                        endpoint.uri().getHost(), endpoint.uri().getPort());
    }

    private static String host(EngineEndpoint endpoint) {
        return endpoint.isUnix() ? "docker" : endpoint.uri().getAuthority();
    }
}
