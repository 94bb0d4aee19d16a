package io.dockops.transport;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connections to one engine: those in use, and those that wait to be used again. */
final class Connections {

    /** Podman closes what was idle for ten seconds, maybe while a request is under way on it. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(5);

    private static final int MOST_IDLE = 16;

    private final SocketAddress address;
    private final Duration connectTimeout;
    private final Set<Connection> inUse = new HashSet<>();
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    private record Idle(Connection connection, long since) {

        boolean isFresh() {
            return System.nanoTime() - since < LONGEST_IDLE.toNanos();
        }
    }

    Connections(SocketAddress address, Duration connectTimeout) {
        this.address = address;
        this.connectTimeout = connectTimeout;
    }

    /** Take one that is open, for a request. */
    Connection take() throws IOException {
        for (Idle used = takeIdle(); used != null; used = takeIdle()) {
            if (used.isFresh() && used.connection().isQuiet()) {
                return used.connection();
            }
            discard(used.connection());
        }
        Connection fresh = Connection.to(address, connectTimeout);
        boolean late;
        synchronized (this) {
            late = closed;
            inUse.add(fresh);
        }
        if (late) {
            discard(fresh);
            throw closed();
        }
        return fresh;
    }

    private synchronized @Nullable Idle takeIdle() {
        if (closed) {
            throw closed();
        }
        Idle last = idle.pollLast();
        if (last != null) {
            inUse.add(last.connection());
        }
        return last;
    }

    private IllegalStateException closed() {
        return new IllegalStateException("The connections to the engine at [" + address + "] are closed");
    }

    /** Give one back whose answer is read. */
    void giveBack(Connection connection) {
        boolean kept;
        synchronized (this) {
            kept = inUse.remove(connection) && !closed && idle.size() < MOST_IDLE;
            if (kept) {
                idle.addLast(new Idle(connection, System.nanoTime()));
            }
        }
        if (!kept) {
            discard(connection);
        }
    }

    /** Close one that can't be used again. */
    void discard(Connection connection) {
        synchronized (this) {
            inUse.remove(connection);
        }
        try {
            connection.close();
        } catch (IOException e) {
            // It is of no use any more, whatever the system says.
        }
    }

    void close() {
        List<Connection> all;
        synchronized (this) {
            closed = true;
            all = new ArrayList<>(inUse);
            for (Idle one : idle) {
                all.add(one.connection());
            }
            idle.clear();
        }
        for (Connection one : all) {
            discard(one);
        }
    }
}
