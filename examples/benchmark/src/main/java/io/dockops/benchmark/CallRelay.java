package io.dockops.benchmark;

import io.dockops.benchmark.child.Target;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** A socket that leads to the engine's, and knows what was asked by it. */
final class CallRelay implements AutoCloseable {

    private final Path path;
    private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();

    CallRelay(Path path) throws IOException {
        this.path = path;
        server.bind(UnixDomainSocketAddress.of(path));
        inBackground(this::accept);
    }

    String dockerHost() {
        return "unix://" + path;
    }

    /** Give what was asked since the last time, with a word for each id. */
    List<String> calls() {
        List<String> taken = new ArrayList<>();
        for (String call = calls.poll(); call != null; call = calls.poll()) {
            taken.add(call.replaceFirst("\\?.*", "")
                    .replaceFirst("(?<= )/v[0-9]+\\.[0-9]+(?=/)", "")
                    .replaceAll("[0-9a-f]{64}", "{id}"));
        }
        return taken;
    }

    private void accept() throws IOException {
        while (true) {
            SocketChannel client = server.accept();
            SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(Target.engine()));
            RequestLines requests = new RequestLines(calls::add);
            inBackground(() -> forward(client, engine, requests::see));
            inBackground(() -> forward(engine, client, answer -> {}));
        }
    }

    private static void forward(SocketChannel from, SocketChannel to, Consumer<ByteBuffer> tap) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        while (from.read(buffer.clear()) >= 0) {
            buffer.flip();
            tap.accept(buffer.duplicate());
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
        }
        to.shutdownOutput();
    }

    private static void inBackground(Background work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One side has closed.
                    }
                },
                "call-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Background {
        void run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(path);
    }
}
