package io.dockops;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The published ports of one container.
 *
 * @param container the container's name, for messages
 * @param all the mappings, by container port
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PortMappings(String container, List<PortMapping> all) implements Iterable<PortMapping> {

    /**
     * Sort and copy the mappings in.
     *
     * @param container the container's name, for messages
     * @param all the mappings
     */
    public PortMappings {
        List<PortMapping> sorted = new ArrayList<>(all);
        if (sorted.size() > 1) {
            sorted.sort(PortMappings::inOrder);
        }
        all = List.copyOf(sorted);
    }

    /** An engine may publish one port twice, on IPv4 and IPv6: IPv4 first, as it is what a JVM prefers. */
    private static int inOrder(PortMapping one, PortMapping other) {
        int byPort = Integer.compare(one.containerPort(), other.containerPort());
        int byProtocol = byPort == 0 ? one.protocol().compareTo(other.protocol()) : byPort;
        int byAddress = byProtocol == 0
                ? Boolean.compare(one.hostIp().contains(":"), other.hostIp().contains(":"))
                : byProtocol;
        return byAddress == 0 ? Integer.compare(one.hostPort(), other.hostPort()) : byAddress;
    }

    /**
     * Look up where a tcp port is published.
     *
     * @param containerPort the port inside of the container
     * @return its mapping
     * @throws IllegalArgumentException if it is not published; the message lists what is
     */
    public PortMapping mapping(int containerPort) {
        return mapping(containerPort, Protocol.TCP);
    }

    /**
     * Look up where a port is published.
     *
     * @param containerPort the port inside of the container
     * @param protocol its protocol
     * @return its mapping
     * @throws IllegalArgumentException if it is not published; the message lists what is
     */
    public PortMapping mapping(int containerPort, Protocol protocol) {
        return find(containerPort, protocol)
                .orElseThrow(() -> new IllegalArgumentException("Port [" + containerPort + "/" + protocol
                        + "] of container [" + container + "] is not published; "
                        + (all.isEmpty() ? "no port is" : "published are " + all)
                        + "; ask for it with ports = \"" + containerPort
                        + (protocol == Protocol.TCP ? "" : "/" + protocol) + "\""));
    }

    /**
     * Look up where a port is published, if it is.
     *
     * @param containerPort the port inside of the container
     * @param protocol its protocol
     * @return its mapping, or nothing
     */
    public Optional<PortMapping> find(int containerPort, Protocol protocol) {
        for (PortMapping mapping : all) {
            if (mapping.containerPort() == containerPort && mapping.protocol() == protocol) {
                return Optional.of(mapping);
            }
        }
        return Optional.empty();
    }

    /**
     * Stream the mappings.
     *
     * @return them, by container port
     */
    public Stream<PortMapping> stream() {
        return all.stream();
    }

    @Override
    public Iterator<PortMapping> iterator() {
        return all.iterator();
    }

    /**
     * Write the mappings for a reader.
     *
     * @return such as {@code [1337/tcp -> 127.0.0.1:49153]}
     */
    @Override
    public String toString() {
        return all.stream().map(PortMapping::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
