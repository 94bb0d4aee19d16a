package io.dockops.readiness;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.ContainerFacts.NetworkAddress;
import io.dockops.engine.ContainerFacts.PublishedPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;

/**
 * Every published tcp port answers. No shell in the image is needed.
 *
 * <p>The engine's userland proxy accepts on a published port before anything listens in the container, so that a
 * connection there means nothing. Where the container's own network is this machine's, the port is asked there: it
 * accepts, or it refuses. Elsewhere the published port is asked, and a short read tells the two apart: an immediate end
 * is the proxy that finds nobody, silence or data is a server.
 */
final class PortProbe implements Probe {

    private static final int CONNECT_MS = 1_000;
    private static final int READ_MS = 100;

    private final String host;
    private final boolean sharesNetworks;

    /**
     * @param host where published ports are reached
     * @param sharesNetworks whether the engine's networks are known to be this machine's
     */
    PortProbe(String host, boolean sharesNetworks) {
        this.host = host;
        this.sharesNetworks = sharesNetworks;
    }

    static boolean appliesTo(ContainerFacts container) {
        return !tcpPorts(container).isEmpty();
    }

    @Override
    public Answer ask(ContainerFacts container) {
        Optional<InetAddress> direct = sharesNetworks ? directAddress(container) : Optional.empty();
        for (PublishedPort port : tcpPorts(container)) {
            Answer answer = direct.map(address -> askDirectly(address, port.containerPort()))
                    .orElseGet(() -> askPublished(port.hostPort()));
            if (!answer.ready()) {
                return answer;
            }
        }
        return Answer.yes("its ports answer");
    }

    private static List<PublishedPort> tcpPorts(ContainerFacts container) {
        return container.ports().stream()
                .filter(port -> port.protocol().equals("tcp"))
                .toList();
    }

    /** The container's address, where its network's gateway is an interface of this machine. */
    private static Optional<InetAddress> directAddress(ContainerFacts container) {
        for (NetworkAddress network : container.networks()) {
            if (!network.address().isEmpty() && !network.gateway().isEmpty()) {
                try {
                    if (NetworkInterface.getByInetAddress(InetAddress.getByName(network.gateway())) != null) {
                        return Optional.of(InetAddress.getByName(network.address()));
                    }
                } catch (IOException e) {
                    // An address that this machine can't make sense of is not its own.
                }
            }
        }
        return Optional.empty();
    }

    private static Answer askDirectly(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MS);
            return Answer.yes("port " + port + " accepts");
        } catch (IOException e) {
            return Answer.no("nothing listens on port " + port + " in the container (" + e.getMessage() + ")");
        }
    }

    private Answer askPublished(int hostPort) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, hostPort), CONNECT_MS);
            return read(socket, hostPort);
        } catch (IOException e) {
            return Answer.no("port " + hostPort + " of " + host + " does not answer (" + e.getMessage() + ")");
        }
    }

    private static Answer read(Socket socket, int hostPort) throws IOException {
        socket.setSoTimeout(READ_MS);
        try {
            return socket.getInputStream().read() >= 0
                    ? Answer.yes("port " + hostPort + " sends")
                    : Answer.no("the engine's proxy on port " + hostPort + " finds nothing that listens behind it");
        } catch (SocketTimeoutException e) {
            return Answer.yes("port " + hostPort + " waits for a request");
        }
    }
}
