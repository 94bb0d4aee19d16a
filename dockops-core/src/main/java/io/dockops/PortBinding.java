package io.dockops;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A port binding that is asked for: an exposed port of a container, and where on the host to publish it.
 *
 * @param containerPort the port inside of the container, 1 to 65535
 * @param protocol its protocol
 * @param hostIp the address of the host to publish on; {@code 127.0.0.1} unless asked for wider
 * @param hostPort the port of the host, or 0 to let the engine pick a free one; the first where it may pick from a range
 * @param lastHostPort the last port of that range; the same as {@code hostPort} where there is none
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PortBinding(int containerPort, Protocol protocol, String hostIp, int hostPort, int lastHostPort) {

    /** Where ports are published unless asked for wider. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int LAST_PORT = 65_535;

    /**
     * Check the parts.
     *
     * @param containerPort the port inside of the container, 1 to 65535
     * @param protocol its protocol
     * @param hostIp the address of the host to publish on
     * @param hostPort the port of the host, or 0 to let the engine pick a free one
     * @param lastHostPort the last port where the engine may pick from a range, else the same
     * @throws IllegalArgumentException if a port is out of range, the range is none, or the address is empty
     */
    public PortBinding {
        if (containerPort < 1 || containerPort > LAST_PORT) {
            throw new IllegalArgumentException(
                    "Container port [" + containerPort + "] is out of range: ports go from 1 to " + LAST_PORT);
        }
        requireHostPort(hostPort);
        requireHostPort(lastHostPort);
        if (lastHostPort < hostPort || (hostPort == 0 && lastHostPort != 0)) {
            throw new IllegalArgumentException("Host ports [" + hostPort + "-" + lastHostPort
                    + "] are no range: it goes from a port that is at least 1 to one that is not lower");
        }
        if (hostIp.isBlank()) {
            throw new IllegalArgumentException("The host address of port [" + containerPort
                    + "] is empty: leave it away for " + LOOPBACK + ", or name 0.0.0.0 for all interfaces");
        }
    }

    /**
     * Publish a port at one host port.
     *
     * @param containerPort the port inside of the container, 1 to 65535
     * @param protocol its protocol
     * @param hostIp the address of the host to publish on
     * @param hostPort the port of the host, or 0 to let the engine pick a free one
     * @throws IllegalArgumentException if a port is out of range, or the address is empty
     */
    public PortBinding(int containerPort, Protocol protocol, String hostIp, int hostPort) {
        this(containerPort, protocol, hostIp, hostPort, hostPort);
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
     * Read one binding in the form of {@code docker run -p}.
     *
     * @param text {@code "1337"}, {@code "49222:1337"}, {@code "53/udp"}, {@code "0.0.0.0:80:80"}, {@code "0.0.0.0::80"},
     *     {@code "8000-8010:80"} for a host port that the engine picks from a range
     * @return the binding
     * @throws IllegalArgumentException if it is of another form, a port is out of range, or it is a range of container ports
     */
    public static PortBinding parse(String text) {
        List<PortBinding> bindings = parseAll(text);
        if (bindings.size() > 1) {
            throw new IllegalArgumentException("Bad port [" + text + "]: it is " + bindings.size()
                    + " ports, where one is meant; name one, or read it with parseAll");
        }
        return bindings.get(0);
    }

    /**
     * Read a binding in the form of {@code docker run -p}, which may be of several ports.
     *
     * @param text in a form of {@link #parse}, {@code "8000-8002"} for three ports, or {@code "9000-9002:8000-8002"} for three
     *     ports each at its own host port
     * @return the bindings, one for each container port
     * @throws IllegalArgumentException if it is of another form, a port is out of range, or the ranges differ in length
     */
    public static List<PortBinding> parseAll(String text) {
        return PortText.read(text);
    }

    /** Tell whether the spec alone says at which host port it is, so that nobody picks one. */
    boolean isFixed() {
        return hostPort != 0 && hostPort == lastHostPort;
    }

    /** The same binding at one host port. */
    PortBinding at(int chosen) {
        return new PortBinding(containerPort, protocol, hostIp, chosen);
    }

    /** The host port as the engine reads it: empty for any, and a range with a hyphen. */
    String hostPortText() {
        if (hostPort == 0) {
            return "";
        }
        return isFixed() ? String.valueOf(hostPort) : hostPort + "-" + lastHostPort;
    }

    private static void requireHostPort(int port) {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("Host port [" + port + "] is out of range: ports go from 1 to "
                    + LAST_PORT + ", and 0 lets the engine pick");
        }
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
        return ip + ":" + hostPortText() + ":" + exposed();
    }
}
