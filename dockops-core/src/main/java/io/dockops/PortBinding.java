package io.dockops;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A port binding that is asked for: an exposed port of a container, and where on the host to publish it.
 *
 * @param containerPort the port inside of the container, 1 to 65535
 * @param protocol its protocol
 * @param hostIp the address of the host to publish on; {@code 127.0.0.1} unless asked for wider
 * @param hostPort the port of the host, or 0 to let the engine pick a free one
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PortBinding(int containerPort, Protocol protocol, String hostIp, int hostPort) {

    /** Where ports are published unless asked for wider. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int LAST_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile(
            "(?:(?:(?<ip>\\[[0-9a-fA-F:.]+]|[0-9.]+):)?(?<host>\\d*):)?(?<container>\\d+)(?:/(?<protocol>\\w+))?");

    /**
     * Check the parts.
     *
     * @param containerPort the port inside of the container, 1 to 65535
     * @param protocol its protocol
     * @param hostIp the address of the host to publish on
     * @param hostPort the port of the host, or 0 to let the engine pick a free one
     * @throws IllegalArgumentException if a port is out of range, or the address is empty
     */
    public PortBinding {
        if (containerPort < 1 || containerPort > LAST_PORT) {
            throw new IllegalArgumentException(
                    "Container port [" + containerPort + "] is out of range: ports go from 1 to " + LAST_PORT);
        }
        if (hostPort < 0 || hostPort > LAST_PORT) {
            throw new IllegalArgumentException("Host port [" + hostPort + "] is out of range: ports go from 1 to "
                    + LAST_PORT + ", and 0 lets the engine pick");
        }
        if (hostIp.isBlank()) {
            throw new IllegalArgumentException("The host address of port [" + containerPort
                    + "] is empty: leave it away for " + LOOPBACK + ", or name 0.0.0.0 for all interfaces");
        }
    }

    /**
     * Publish a tcp port on the host's loopback, at a port that the engine picks.
     *
     * @param containerPort the port inside of the container
     * @return the binding
     */
    public static PortBinding of(int containerPort) {
        return of(containerPort, 0);
    }

    /**
     * Publish a tcp port on the host's loopback.
     *
     * @param containerPort the port inside of the container
     * @param hostPort the port of the host, or 0 to let the engine pick
     * @return the binding
     */
    public static PortBinding of(int containerPort, int hostPort) {
        return new PortBinding(containerPort, Protocol.TCP, LOOPBACK, hostPort);
    }

    /**
     * Read a binding in the form of {@code docker run -p}.
     *
     * @param text {@code "1337"}, {@code "49222:1337"}, {@code "53/udp"}, {@code "0.0.0.0:80:80"}, {@code "0.0.0.0::80"}
     * @return the binding
     * @throws IllegalArgumentException if it is of another form or a port is out of range
     */
    public static PortBinding parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Bad port [" + text + "]: write it like \"1337\", \"49222:1337\", \"53/udp\" or \"0.0.0.0:80:80\"");
        }
        try {
            String ip = matcher.group("ip");
            String host = matcher.group("host");
            String protocol = matcher.group("protocol");
            return new PortBinding(
                    number(matcher.group("container")),
                    protocol == null ? Protocol.TCP : Protocol.parse(protocol),
                    ip == null ? LOOPBACK : ip.replace("[", "").replace("]", ""),
                    host == null || host.isEmpty() ? 0 : number(host));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Bad port [" + text + "]: " + e.getMessage(), e);
        }
    }

    private static int number(String digits) {
        // A number too long for an int is out of range all the same.
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    /**
     * Write the exposed port as the engine does.
     *
     * @return such as {@code 1337/tcp}
     */
    public String exposed() {
        return containerPort + "/" + protocol;
    }

    /**
     * Write the binding in the form that {@link #parse} reads.
     *
     * @return such as {@code 127.0.0.1:49222:1337/tcp}
     */
    @Override
    public String toString() {
        String ip = hostIp.contains(":") ? "[" + hostIp + "]" : hostIp;
        return ip + ":" + (hostPort == 0 ? "" : String.valueOf(hostPort)) + ":" + exposed();
    }
}
