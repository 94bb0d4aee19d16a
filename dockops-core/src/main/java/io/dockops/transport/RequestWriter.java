package io.dockops.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a request as HTTP/1.1 has it: bytes with their length, a stream in chunks. */
final class RequestWriter {

    private static final int CHUNK = 64 * 1024;
    private static final ByteBuffer LAST_CHUNK = ascii("0\r\n\r\n");

    private RequestWriter() {}

    /**
     * Send a request.
     *
     * @return why it could not be sent to its end; the engine may have answered nevertheless
     * @throws IOException if the stream of its body can't be read, or the thread was interrupted
     */
    static @Nullable IOException send(Request request, String host, Connection connection) throws IOException {
        byte[] bytes = request.bodyBytes();
        InputStream stream = bytes == null ? request.body() : null;
        IOException cut = write(connection, head(request, host, bytes, stream != null), wrap(bytes));
        return cut != null || stream == null ? cut : sendChunks(stream, connection);
    }

    private static ByteBuffer head(Request request, String host, byte @Nullable [] bytes, boolean chunked) {
        StringBuilder head = new StringBuilder(256)
                .append(request.method())
                .append(' ')
                .append(request.path())
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\n");
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        if (request.hijackedInput() != null) {
            head.append("Connection: Upgrade\r\nUpgrade: tcp\r\n");
        }
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (bytes != null || hasBody(request.method())) {
            head.append("Content-Length: ")
                    .append(bytes == null ? 0 : bytes.length)
                    .append("\r\n");
        }
        return UTF_8.encode(head.append("\r\n").toString());
    }

    private static boolean hasBody(String method) {
        return method.equals("POST") || method.equals("PUT");
    }

    private static @Nullable IOException sendChunks(InputStream stream, Connection connection) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
            if (read > 0) {
                IOException cut = write(
                        connection,
                        ascii(Integer.toHexString(read) + "\r\n"),
                        ByteBuffer.wrap(chunk, 0, read),
                        ascii("\r\n"));
                if (cut != null) {
                    return cut;
                }
            }
        }
        return write(connection, LAST_CHUNK.duplicate());
    }

    private static @Nullable IOException write(Connection connection, ByteBuffer... bytes)
            throws ClosedByInterruptException {
        try {
            connection.write(bytes);
            return null;
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            return e;
        }
    }

    private static ByteBuffer wrap(byte @Nullable [] bytes) {
        return ByteBuffer.wrap(bytes == null ? new byte[0] : bytes);
    }

    private static ByteBuffer ascii(String text) {
        return UTF_8.encode(text);
    }
}
