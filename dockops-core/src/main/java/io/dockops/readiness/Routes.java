package io.dockops.readiness;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.ContainerFacts.NetworkAddress;
import io.dockops.engine.ContainerFacts.PublishedPort;
import io.dockops.engine.Engine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where this JVM reaches the tcp ports of containers.
 *
 * @param host where published ports are reached
 * @param sharesNetworks whether the engine's networks are known to be this machine's
 */
public record Routes(String host, boolean sharesNetworks) {

    public static Routes to(Engine engine) {
        return new Routes(engine.host(), engine.sharesNetworks());
    }

    static List<PublishedPort> published(ContainerFacts container) {
        List<PublishedPort> published = new ArrayList<>();
        for (PublishedPort port : container.ports()) {
            if (port.protocol().equals("tcp")) {
                published.add(port);
            }
        }
        return published;
    }

    static List<PublishedPort> published(ContainerFacts container, int containerPort) {
        return published(container).stream()
                .filter(port -> port.containerPort() == containerPort)
                .toList();
    }

    /** The ports inside of the container that are published, in their order. */
    static List<Integer> publishedNumbers(ContainerFacts container) {
        return List.copyOf(new TreeSet<>(
                published(container).stream().map(PublishedPort::containerPort).toList()));
    }

    /** Where a published port is reached; one that is bound to all addresses, or to the loopback, at the engine's host. */
    InetSocketAddress address(PublishedPort port) {
        String at = switch (port.hostIp()) {
            case "", "0.0.0.0", "::", "127.0.0.1", "::1" -> host;
            default -> port.hostIp();
        };
        return new InetSocketAddress(at, port.hostPort());
    }

    /** The container's own address, where networks are shared and the gateway of its network is an interface of this machine. */
    Optional<InetAddress> direct(ContainerFacts container) {
        if (sharesNetworks) {
            for (NetworkAddress network : container.networks()) {
                Optional<InetAddress> local = localAddress(network);
                if (local.isPresent()) {
                    return local;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<InetAddress> localAddress(NetworkAddress network) {
        if (network.address().isEmpty() || network.gateway().isEmpty()) {
            return Optional.empty();
        }
        try {
            return NetworkInterface.getByInetAddress(InetAddress.getByName(network.gateway())) == null
                    ? Optional.empty()
                    : Optional.of(InetAddress.getByName(network.address()));
        } catch (IOException e) {
            return Optional.empty(); // an address that this machine can't make sense of is not its own
        }
    }

    /** Why a port can't be asked, and what to do. */
    static String unreachable(ContainerFacts container, int containerPort) {
        return "port " + containerPort
                + " is not published, and the container's network can't be entered from here; publish"
                + " it with ports = \"" + containerPort + "\" (published are " + publishedNumbers(container) + ")";
    }
}
