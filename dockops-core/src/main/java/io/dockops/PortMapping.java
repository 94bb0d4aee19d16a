package io.dockops;

import java.net.InetSocketAddress;
import org.apiguardian.api.API;

/**
 * A port mapping that the engine gave: a container's port, and where it is published.
 *
 * @param containerPort the port inside of the container
 * @param protocol its protocol
 * @param hostIp the engine's address that it is bound to, such as {@code 127.0.0.1} or {@code 0.0.0.0}
 * @param hostPort the mapped port
 * @param host the address at which this JVM reaches it
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PortMapping(int containerPort, Protocol protocol, String hostIp, int hostPort, String host) {

    /**
     * Give the address to connect to.
     *
     * @return host and mapped port
     */
    public InetSocketAddress address() {
        return new InetSocketAddress(host, hostPort);
    }

    /**
     * Write the mapping for a reader.
     *
     * @return such as {@code 1337/tcp -> 127.0.0.1:49153}
     */
    @Override
    public String toString() {
        return containerPort + "/" + protocol + " -> " + host + ":" + hostPort;
    }
}
