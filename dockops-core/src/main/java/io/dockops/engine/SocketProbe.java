package io.dockops.engine;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out whether somebody listens on a unix socket. */
@FunctionalInterface
interface SocketProbe {

    /** Why nobody can be reached there; empty when somebody listens. */
    Optional<String> refusal(Path socket);

    /** Connects once and hangs up; starts no process and never blocks. */
    static SocketProbe connecting() {
        return new SocketProbe() {
            @Override
            public Optional<String> refusal(Path socket) {
                return connect(socket);
            }
        };
    }

    private static Optional<String> connect(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // Blocking mode would wait on a full backlog, and would fail with the interrupt flag set.
            channel.configureBlocking(false);
            channel.connect(UnixDomainSocketAddress.of(socket));
            return Optional.empty();
        } catch (IOException e) {
            // EAGAIN, for which the JDK has no type: the backlog is full, so somebody is there, and busy.
            return String.valueOf(e.getMessage()).contains("temporarily unavailable")
                    ? Optional.empty()
                    : Optional.of(SocketFailure.explain(socket, e));
        } catch (UnsupportedOperationException e) {
            return Optional.of("this system has no unix sockets");
        }
    }
}
