package io.dockops.junit;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands before the engine and writes down which calls pass. */
public final class RecordingProxy implements AutoCloseable {

    private static final Path ENGINE = Path.of("/var/run/docker.sock");
    private static final Pattern REQUEST =
            Pattern.compile("(GET|HEAD|POST|PUT|DELETE) (?:/v[0-9.]+)?(/[^ ?]*)(\\S*) HTTP/1\\.1\r\n");

    private final ServerSocketChannel server;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Closeable> open = new ConcurrentLinkedQueue<>();

    private final Interloper interloper;

    /** Does something of its own just before a call passes. */
    @FunctionalInterface
    public interface Interloper {

        /**
         * Do it.
         *
         * @param call method and path without version
         * @param query with its question mark; empty where there is none
         */
        void before(String call, String query) throws IOException;
    }

    private RecordingProxy(ServerSocketChannel server, Interloper interloper) {
        this.server = server;
        this.interloper = interloper;
        inBackground(this::accept);
    }

    public static RecordingProxy start() throws IOException {
        return start((call, query) -> {});
    }

    /** Start one with somebody who does something just before calls pass. */
    public static RecordingProxy start(Interloper interloper) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new RecordingProxy(server, interloper);
    }

    public String dockerHost() throws IOException {
        return "tcp://127.0.0.1:" + ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    /** The calls so far, each as method and path without version, query, and ids. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    private void accept() throws IOException {
        while (true) {
            SocketChannel client = server.accept();
            SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(ENGINE));
            open.add(client);
            open.add(engine);
            inBackground(() -> forward(client, engine, true));
            inBackground(() -> forward(engine, client, false));
        }
    }

    private void forward(SocketChannel from, SocketChannel to, boolean isRequest) throws IOException {
        StringBuilder seen = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        while (from.read(buffer.clear()) >= 0) {
            buffer.flip();
            if (isRequest) {
                seen.append(StandardCharsets.ISO_8859_1.decode(buffer.duplicate()));
                record(seen);
            }
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
        }
        to.shutdownOutput();
    }

    private void record(StringBuilder seen) throws IOException {
        Matcher request = REQUEST.matcher(seen);
        int end = 0;
        while (request.find()) {
            String call = request.group(1) + " " + request.group(2);
            calls.add(call.replaceAll("[0-9a-f]{64}", "ID"));
            interloper.before(call, request.group(3));
            end = request.end();
        }
        seen.delete(0, end);
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One side has closed: so is the test's proxy, or the connection.
                    }
                },
                "recording-proxy");
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
