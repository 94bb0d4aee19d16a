package io.dockops.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** What is typed into a container: sent on a thread of its own, as the connection's other direction is read meanwhile. */
final class HijackedInput {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private HijackedInput() {}

    static void pump(InputStream input, Connection connection) {
        Thread thread = new Thread(() -> send(input, connection), "dockops-input-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        thread.start();
    }

    private static void send(InputStream input, Connection connection) {
        byte[] bytes = new byte[8 * 1024];
        try {
            for (int read = input.read(bytes); read >= 0; read = input.read(bytes)) {
                connection.write(ByteBuffer.wrap(bytes, 0, read));
            }
            connection.endOutput();
        } catch (IOException e) {
            // The program at the other end has gone, or its output was closed here: whoever reads that is told.
        }
    }
}
