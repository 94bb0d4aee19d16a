package io.dockops.transport;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The body of an answer. At its end the connection goes back to be used again. Closed before, what has come already is
 * skipped, since readers of JSON leave the end of a chunked body; where more would have to be waited for, the connection is
 * closed, which also ends the wait of a thread that reads.
 */
final class Body extends InputStream implements Reading {

    /** Above it a new connection is cheaper than reading on. */
    private static final int MOST_SKIPPED = 256 * 1024;

    private final Framing framing;
    private final Connection connection;
    private final Connections connections;
    private final boolean reusable;
    private final ReentrantLock reading = new ReentrantLock();
    private boolean over;
    private volatile boolean closed;

    Body(Framing framing, Connection connection, Connections connections, boolean reusable) {
        this.framing = framing;
        this.connection = connection;
        this.connections = connections;
        this.reusable = reusable;
        if (framing.isDone()) {
            end();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        reading.lock();
        try {
            if (closed) {
                throw new IOException("The answer was closed");
            }
            return over ? -1 : readSome(bytes, offset, length);
        } finally {
            reading.unlock();
        }
    }

    private int readSome(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = framing.read(bytes, offset, length);
        } catch (IOException e) {
            abandon();
            throw e;
        }
        if (read < 0 || framing.isDone()) {
            end();
        }
        return read;
    }

    @Override
    public void close() {
        closed = true;
        if (!reading.tryLock()) {
            connections.discard(connection); // a thread waits for more; it gives up now
            return;
        }
        try {
            if (!over && reusable && endsWithWhatHasCome()) {
                end();
            } else if (!over) {
                abandon();
            }
        } finally {
            reading.unlock();
        }
    }

    private boolean endsWithWhatHasCome() {
        try {
            return connection.withoutWaiting(this) && framing.isDone();
        } catch (IOException e) {
            return false; // it is closed instead
        }
    }

    /** Skips what is left, unless that is much. */
    @Override
    public void readOn() throws IOException {
        byte[] skipped = new byte[8 * 1024];
        int left = MOST_SKIPPED;
        while (left > 0 && !framing.isDone()) {
            left -= Math.max(framing.read(skipped, 0, skipped.length), 0);
        }
    }

    private void end() {
        over = true;
        if (reusable) {
            connections.giveBack(connection);
        } else {
            connections.discard(connection);
        }
    }

    private void abandon() {
        over = true;
        closed = true; // to read on would look like an orderly end
        connections.discard(connection);
    }
}
