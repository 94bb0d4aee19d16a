package io.dockops.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.dockops.testing.Background;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A unix socket at which each connection does what a test says, byte by byte, as no engine can be made to. */
final class ScriptedEngine implements Closeable {

    private final Path directory = Files.createTempDirectory("dockops-scripted-");
    private final Path socket = directory.resolve("s");
    private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** What happens on one connection. */
    @FunctionalInterface
    interface Script {
        void play(Peer peer) throws IOException;
    }

    ScriptedEngine(Script script) throws IOException {
        server.bind(UnixDomainSocketAddress.of(socket));
        Background.run("scripted-engine", () -> {
            while (true) {
                SocketChannel channel = server.accept();
                open.add(channel);
                connections.incrementAndGet();
                Background.run("scripted-engine", () -> {
                    try (channel) {
                        script.play(new Peer(channel));
                    }
                });
            }
        });
    }

    /** One that gives each request of a connection the same answer. */
    static ScriptedEngine answering(String answer) throws IOException {
        return new ScriptedEngine(peer -> {
            while (!peer.head().isEmpty()) {
                peer.send(answer);
            }
        });
    }

    ChannelTransport transport() {
        return new ChannelTransport(UnixDomainSocketAddress.of(socket), "docker", Duration.ofSeconds(10));
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Closeable each : open) {
            each.close();
        }
        Files.deleteIfExists(socket);
        Files.delete(directory);
    }

    /** The engine's end of a connection. */
    record Peer(SocketChannel channel) {

        /** The next request's head; empty at the end of the connection. */
        String head() throws IOException {
            StringBuilder head = new StringBuilder();
            ByteBuffer one = ByteBuffer.allocate(1);
            while (head.indexOf("\r\n\r\n") < 0) {
                if (channel.read(one.clear()) < 0) {
                    return "";
                }
                head.append((char) one.get(0));
            }
            return head.toString();
        }

        /** So many bytes. */
        String read(int bytes) throws IOException {
            ByteBuffer all = ByteBuffer.allocate(bytes);
            while (all.hasRemaining() && channel.read(all) >= 0) {
                // on to the next
            }
            return new String(all.array(), 0, all.position(), ISO_8859_1);
        }

        /** Everything until the other side ends its output. */
        String rest() throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            ByteBuffer some = ByteBuffer.allocate(8192);
            while (channel.read(some.clear()) >= 0) {
                all.write(some.array(), 0, some.position());
            }
            return all.toString(ISO_8859_1);
        }

        void send(String bytes) throws IOException {
            ByteBuffer all = ByteBuffer.wrap(bytes.getBytes(ISO_8859_1));
            while (all.hasRemaining()) {
                channel.write(all);
            }
        }
    }
}
