package io.dockops.testing;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Leads from a tcp port of an address to the real engine, in plain text. */
public final class EngineRelay implements AutoCloseable {

    private static final Path ENGINE = Path.of("/var/run/docker.sock");

    private final InetAddress address;
    private final Supplier<Tap> taps;
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();

    /** Sees what a client sends on one connection, before it passes. */
    @FunctionalInterface
    public interface Tap {
        void sees(ByteBuffer sent) throws IOException;
    }

    /**
     * Listen from now on.
     *
     * @param taps gives one for each connection
     */
    public EngineRelay(InetAddress address, Supplier<Tap> taps) throws IOException {
        this.address = address;
        this.taps = taps;
        server.bind(new InetSocketAddress(address, 0));
        Background.run("engine-relay", this::accept);
    }

    public String dockerhost() throws IOException {
        return "tcp://" + address.getHostAddress() + ":" + ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    private void accept() throws IOException {
        while (true) {
            SocketChannel client = server.accept();
            Tap tap = taps.get();
            SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(ENGINE));
            open.add(client);
            open.add(engine);
            Background.run("engine-relay", () -> forward(client, engine, tap));
            Background.run("engine-relay", () -> forward(engine, client, answer -> {}));
        }
    }

    private static void forward(SocketChannel from, SocketChannel to, Tap tap) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        while (from.read(buffer.clear()) >= 0) {
            buffer.flip();
            tap.sees(buffer.duplicate());
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
        }
        to.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Closeable channel : open) {
            channel.close();
        }
    }
}
