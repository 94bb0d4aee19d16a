package io.dockops.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Reads messages of HTTP/1.x from one side of a connection, and passes their bodies on as they come. */
final class HttpSource {

    /** Takes what is passed on. */
    @FunctionalInterface
    interface Sink {
        void take(ByteBuffer bytes) throws IOException;
    }

    // Not the streams of java.nio.channels.Channels: up to Java 18, one that reads keeps the other from writing.
    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).flip();

    HttpSource(SocketChannel channel) {
        this.channel = channel;
    }

    /** Waits for more, and tells whether there is any. */
    boolean hasMore() throws IOException {
        if (!buffer.hasRemaining()) {
            int read = channel.read(buffer.clear());
            buffer.flip();
            return read > 0;
        }
        return true;
    }

    HttpHead head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] line;
        do {
            line = line();
            head.writeBytes(line);
        } while (!isBlank(line));
        return new HttpHead(head.toByteArray());
    }

    private static boolean isBlank(byte[] line) {
        return line.length <= 2; // CR and LF
    }

    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte last;
        do {
            requireMore();
            last = buffer.get();
            line.write(last);
        } while (last != '\n');
        return line.toByteArray();
    }

    private void requireMore() throws IOException {
        if (!hasMore()) {
            throw new EOFException("The connection ended within a message");
        }
    }

    /** Passes a body of such a length on. */
    void passBody(long length, Sink sink) throws IOException {
        if (length == HttpHead.UNTIL_CLOSE) {
            passRest(sink);
        } else if (length == HttpHead.CHUNKED) {
            passChunks(sink);
        } else {
            passBytes(length, sink);
        }
    }

    /** Passes all on until the other side closes. */
    void passRest(Sink sink) throws IOException {
        while (hasMore()) {
            sink.take(buffer);
        }
    }

    private void passChunks(Sink sink) throws IOException {
        long size;
        do {
            byte[] line = line();
            sink.take(ByteBuffer.wrap(line));
            size = chunkSize(line);
            if (size > 0) {
                passBytes(size + 2, sink);
            }
        } while (size > 0);
        byte[] trailer;
        do {
            trailer = line();
            sink.take(ByteBuffer.wrap(trailer));
        } while (!isBlank(trailer));
    }

    private static long chunkSize(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        return Long.parseLong(text.replaceFirst(";.*", "").strip(), 16);
    }

    private void passBytes(long length, Sink sink) throws IOException {
        long left = length;
        while (left > 0) {
            requireMore();
            int size = (int) Math.min(left, buffer.remaining());
            sink.take(buffer.slice(buffer.position(), size));
            buffer.position(buffer.position() + size);
            left -= size;
        }
    }
}
