package io.dockops.testing;

import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real engine in plain text on an address of this machine's that is not the loopback, as an engine of another machine is
 * reached. It is open to those who reach the address, which on {@code docker0} are this machine and its containers.
 */
public final class EngineOnTcp implements AutoCloseable {

    private static final Path ENGINE = Path.of("/var/run/docker.sock");

    private final InetAddress address = ownAddress();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();

    public EngineOnTcp() throws IOException {
        server.bind(new InetSocketAddress(address, 0));
        inBackground(this::accept);
    }

    private static InetAddress ownAddress() throws IOException {
        List<NetworkInterface> interfaces = NetworkInterface.networkInterfaces()
                .sorted(Comparator.comparing(one -> !one.getName().equals("docker0")))
                .toList();
        for (NetworkInterface one : interfaces) {
            for (InetAddress address : one.inetAddresses().toList()) {
                if (address instanceof Inet4Address && !address.isLoopbackAddress()) {
                    return address;
                }
            }
        }
        throw new IOException("This machine has no IPv4 address but the loopback's");
    }

    public String host() {
        return address.getHostAddress();
    }

    public String dockerhost() throws IOException {
        return "tcp://" + host() + ":" + ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    /** How often somebody has connected. */
    public int connections() {
        return connections.get();
    }

    private void accept() throws IOException {
        while (true) {
            SocketChannel client = server.accept();
            connections.incrementAndGet();
            SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(ENGINE));
            open.add(client);
            open.add(engine);
            inBackground(() -> forward(client, engine));
            inBackground(() -> forward(engine, client));
        }
    }

    private static void forward(SocketChannel from, SocketChannel to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        while (from.read(buffer.clear()) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
        }
        to.shutdownOutput();
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One side has closed.
                    }
                },
                "engine-on-tcp");
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Closeable channel : open) {
            channel.close();
        }
    }
}
