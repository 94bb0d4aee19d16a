package io.dockops.readiness;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.ContainerFacts.PublishedPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;

/**
 * One tcp port, or every published one, answers. No shell in the image is needed.
 *
 * <p>The engine's userland proxy accepts on a published port before anything listens in the container, so that a
 * connection there means nothing. Where the container's own network is this machine's, the port is asked there: it
 * accepts, or it refuses. Elsewhere the published port is asked, and a short read tells the two apart: an immediate end
 * is the proxy that finds nobody, silence or data is a server.
 */
public final class PortProbe implements Probe {

    private static final int CONNECT_MS = 1_000;
    private static final int READ_MS = 100;
    private static final int ALL = 0;

    private final Routes routes;
    private final int only;

    private PortProbe(Routes routes, int only) {
        this.routes = routes;
        this.only = only;
    }

    /** Ask every published tcp port or, where the container has none, wait until it has run for a moment. */
    public static Probe all(Routes routes, ContainerFacts container) {
        return Routes.published(container).isEmpty() ? new RunningProbe() : new PortProbe(routes, ALL);
    }

    /** Ask one port inside of the container, published or not. */
    public static Probe one(Routes routes, int containerPort) {
        return new PortProbe(routes, containerPort);
    }

    @Override
    public Answer ask(ContainerFacts container) {
        Optional<InetAddress> direct = routes.direct(container);
        if (only == ALL) {
            return askEach(Routes.published(container), direct);
        }
        List<PublishedPort> published = Routes.published(container, only);
        return published.isEmpty()
                ? direct.map(address -> askDirectly(address, only))
                        .orElseGet(() -> Answer.never(Routes.unreachable(container, only)))
                : askEach(published, direct);
    }

    private Answer askEach(List<PublishedPort> ports, Optional<InetAddress> direct) {
        for (PublishedPort port : ports) {
            Answer answer = direct.isPresent() ? askDirectly(direct.get(), port.containerPort()) : askPublished(port);
            if (!answer.ready()) {
                return answer;
            }
        }
        return Answer.yes(only == ALL ? "its ports answer" : "port " + only + " answers");
    }

    private static Answer askDirectly(InetAddress address, int port) {
        boolean interrupted = Thread.interrupted(); // which would close the channel
        try (SocketChannel channel = SocketChannel.open()) { // whose classes the way to the engine has loaded
            channel.socket().connect(new InetSocketAddress(address, port), CONNECT_MS);
            return Answer.yes("port " + port + " accepts");
        } catch (IOException e) {
            return Answer.no("nothing listens on port " + port + " in the container (" + e.getMessage() + ")");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Answer askPublished(PublishedPort port) {
        InetSocketAddress address = routes.address(port);
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MS);
            return read(socket, port.hostPort());
        } catch (IOException e) {
            return Answer.no("port " + port.hostPort() + " of " + address.getHostString() + " does not answer ("
                    + e.getMessage() + ")");
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
