package io.dockops.engine;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unix sockets to find; closed, the file stays and nobody listens. */
final class Sockets {

    private Sockets() {}

    static ServerSocketChannel listen(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path), 1);
    }
}
