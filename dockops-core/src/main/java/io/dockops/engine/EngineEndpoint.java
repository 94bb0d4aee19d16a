package io.dockops.engine;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an engine is.
 *
 * @param uri {@code unix:///path} or {@code tcp://host:port}
 * @param tls how to speak TLS there; absent on unix sockets and on plain tcp
 * @param source who named this endpoint, in words: {@code DOCKER_HOST}, {@code the default socket}
 */
public record EngineEndpoint(URI uri, @Nullable EngineTls tls, String source) {

    private static final String LOOPBACK = "127.0.0.1";

    // Literals only: asking the resolver would make a value's getter block.
    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|127(\\.\\d{1,3}){1,3}|0\\.0\\.0\\.0|::1?|(0{1,4}:){7}0{0,3}[01]");

    /** Refuses what {@link #parse} could not have made. */
    public EngineEndpoint {
        boolean unix = "unix".equals(uri.getScheme());
        if (!unix && !("tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0)) {
            throw new IllegalArgumentException("Not an endpoint [" + uri + "]: unix:///path or tcp://host:port");
        }
        if (unix && tls != null) {
            throw new IllegalArgumentException("A unix socket [" + uri + "] does not speak TLS");
        }
    }

    /**
     * Parses a docker host without TLS: {@code unix:///path}, {@code tcp://host[:port]} or {@code http://host[:port]},
     * the port being 2375 by default.
     *
     * @throws IllegalArgumentException when it is anything else; the message says what to write instead
     */
    public static EngineEndpoint parse(String dockerhost, String source) {
        return parse(dockerhost, source, null);
    }

    /**
     * Parses a docker host that is reached with this TLS; the port is 2376 by default, and a unix socket ignores TLS,
     * as the docker CLI does.
     *
     * @throws IllegalArgumentException as {@link #parse(String, String)}, and when {@code http://} meets TLS
     */
    static EngineEndpoint parse(String dockerhost, String source, @Nullable EngineTls tls) {
        return new DockerhostParser(dockerhost, source, tls).parse();
    }

    /** Whether the engine is behind a unix socket. */
    public boolean isUnix() {
        return "unix".equals(uri.getScheme());
    }

    /**
     * The socket's path.
     *
     * @throws IllegalStateException when the endpoint is not a unix socket
     */
    public Path socketPath() {
        if (!isUnix()) {
            throw new IllegalStateException("The endpoint [" + uri + "] has no socket path: it is not a unix socket");
        }
        return Path.of(uri.getPath());
    }

    /** The address where published ports are reached; an IPv6 address is without brackets. */
    public String host() {
        return isLocal() ? LOOPBACK : tcpHost();
    }

    /** Whether the engine's published ports are on this machine: a unix socket, or tcp to the loopback. */
    public boolean isLocal() {
        return isUnix() || THIS_MACHINE.matcher(tcpHost()).matches();
    }

    /**
     * Whether the engine's own networks are this machine's: a system-wide socket. One of a user's may lead into a
     * virtual machine, and one on tcp into a container, whose networks have the same addresses as those here.
     */
    public boolean sharesNetworks() {
        return isUnix()
                && (socketPath().startsWith("/run") || socketPath().startsWith("/var/run"))
                && !socketPath().startsWith("/run/user");
    }

    /** The endpoint and who named it, for messages. */
    String described() {
        return "[" + uri + "], from " + source;
    }

    private String tcpHost() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
