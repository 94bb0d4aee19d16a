package io.dockops.transport;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;

/** Where a body ends: it is known by its length, by its chunks, or by the end of the connection. */
abstract class Framing {

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    final Connection connection;

    private Framing(Connection connection) {
        this.connection = connection;
    }

    /** How the body that follows a head ends. */
    static Framing of(String method, ResponseHead head, Connection connection) throws IOException {
        if (method.equals("HEAD") || head.status() == NO_CONTENT || head.status() == NOT_MODIFIED) {
            return new Length(connection, 0);
        }
        if (head.isChunked()) {
            return new Chunks(connection);
        }
        List<String> length = head.fields().getOrDefault("Content-Length", List.of());
        return length.isEmpty()
                ? untilTheEnd(connection)
                : new Length(connection, ResponseHead.number(length.get(0), 10, "Content-Length: " + length.get(0)));
    }

    static Framing untilTheEnd(Connection connection) {
        return new UntilTheEnd(connection);
    }

    /** The next bytes of the body; -1 at its end. */
    abstract int read(byte[] bytes, int offset, int length) throws IOException;

    /** Whether it is known, without another look, that nothing is left. */
    boolean isDone() {
        return false;
    }

    /** Whether the connection goes on after the body. */
    boolean tellsItsEnd() {
        return true;
    }

    final int readSome(byte[] bytes, int offset, int length) throws IOException {
        int read = connection.read(bytes, offset, length);
        if (read < 0) {
            throw new EOFException("The engine closed the connection in the middle of an answer");
        }
        return read;
    }

    private static final class Length extends Framing {

        private long left;

        Length(Connection connection, long left) {
            super(connection);
            this.left = left;
        }

        @Override
        int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = readSome(bytes, offset, (int) Math.min(length, left));
            left -= read;
            return read;
        }

        @Override
        boolean isDone() {
            return left == 0;
        }
    }

    private static final class Chunks extends Framing {

        private long left;
        private boolean first = true;
        private boolean done;

        Chunks(Connection connection) {
            super(connection);
        }

        @Override
        int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0 && !done) {
                begin();
            }
            if (done) {
                return -1;
            }
            int read = readSome(bytes, offset, (int) Math.min(length, left));
            left -= read;
            return read;
        }

        private void begin() throws IOException {
            if (!first) {
                connection.readLine(); // the end of the chunk before
            }
            first = false;
            String line = connection.readLine();
            int extension = line.indexOf(';');
            left = ResponseHead.number(extension < 0 ? line : line.substring(0, extension), 16, line);
            if (left == 0) {
                String trailer = connection.readLine();
                while (!trailer.isEmpty()) {
                    trailer = connection.readLine();
                }
                done = true;
            }
        }

        @Override
        boolean isDone() {
            return done;
        }
    }

    private static final class UntilTheEnd extends Framing {

        UntilTheEnd(Connection connection) {
            super(connection);
        }

        @Override
        int read(byte[] bytes, int offset, int length) throws IOException {
            return connection.read(bytes, offset, length);
        }

        @Override
        boolean tellsItsEnd() {
            return false;
        }
    }
}
