package io.dockops.transport;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** A connection to the engine: bytes out, and bytes in through a buffer. */
final class Connection implements Closeable, Reading {

    private static final int BUFFER = 16 * 1024;
    private static final int LONGEST_LINE = 64 * 1024;

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).limit(0);

    private Connection(SocketChannel channel) {
        this.channel = channel;
    }

    static Connection to(SocketAddress address, Duration timeout) throws IOException {
        return new Connection(
                address instanceof InetSocketAddress tcp ? tcp(tcp, timeout) : SocketChannel.open(address));
    }

    private static SocketChannel tcp(InetSocketAddress given, Duration timeout) throws IOException {
        // Resolved anew each time: the name may lead elsewhere by now.
        InetSocketAddress address = new InetSocketAddress(given.getHostString(), given.getPort());
        if (address.isUnresolved()) {
            throw new UnknownHostException(given.getHostString());
        }
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.socket().connect(address, Math.toIntExact(timeout.toMillis()));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    void write(ByteBuffer... bytes) throws IOException {
        for (ByteBuffer each : bytes) {
            while (each.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /** Say that nothing more comes from here. */
    void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    /** The next bytes, at least one; -1 at the end. */
    int read(byte[] bytes, int offset, int length) throws IOException {
        if (!in.hasRemaining() && fill() < 0) {
            return -1;
        }
        int given = Math.min(length, in.remaining());
        in.get(bytes, offset, given);
        return given;
    }

    /** The next line, without its end. */
    String readLine() throws IOException {
        StringBuilder line = new StringBuilder(64);
        while (true) {
            if (!in.hasRemaining() && fill() < 0) {
                throw new EOFException("The engine closed the connection in the middle of an answer");
            }
            char next = (char) (in.get() & 0xff);
            if (next == '\n') {
                int end = line.length();
                return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("The engine's answer has a line of more than " + LONGEST_LINE + " characters");
            }
            line.append(next);
        }
    }

    /** Whether anything at all comes: false where the other side has closed it. */
    boolean hasMore() throws IOException {
        return in.hasRemaining() || fill() >= 0;
    }

    private int fill() throws IOException {
        in.clear();
        int read;
        try {
            read = channel.read(in);
        } finally {
            in.flip();
        }
        if (read == 0) {
            throw new NothingYet();
        }
        return read;
    }

    /** Reads what comes next, to find out whether anything does. */
    @Override
    public void readOn() throws IOException {
        fill();
    }

    /** Whether it can take a request: open, and without a word that nobody asked for. */
    boolean isQuiet() {
        if (in.hasRemaining()) {
            return false;
        }
        try {
            return !withoutWaiting(this);
        } catch (IOException e) {
            return false;
        }
    }

    /** Read only what has come already; returns whether that was enough. */
    boolean withoutWaiting(Reading reading) throws IOException {
        channel.configureBlocking(false);
        try {
            reading.readOn();
            return true;
        } catch (NothingYet e) {
            return false;
        } finally {
            channel.configureBlocking(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Ends a reading that would have to wait. */
    private static final class NothingYet extends IOException {
        private static final long serialVersionUID = 1;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
