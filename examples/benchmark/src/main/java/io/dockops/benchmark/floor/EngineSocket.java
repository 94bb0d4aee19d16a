package io.dockops.benchmark.floor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.dockops.benchmark.child.Target;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One connection to the engine, kept alive: HTTP/1.1 as far as the engine speaks it. */
public final class EngineSocket implements AutoCloseable {

    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).flip();

    /** Connect to the engine. */
    public EngineSocket() throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(Target.engine()));
    }

    /** Send a request, and return the answer's body. */
    public String call(String method, String path, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: docker\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + bytes.length + "\r\n\r\n";
        ByteBuffer request = ByteBuffer.wrap((head + body).getBytes(UTF_8));
        while (request.hasRemaining()) {
            channel.write(request);
        }
        return answer(method + " " + path);
    }

    private String answer(String call) throws IOException {
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.startsWith("Content-Length: ")) {
                length = Integer.parseInt(header.substring("Content-Length: ".length()));
            } else if (header.equals("Transfer-Encoding: chunked")) {
                length = -1;
            }
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (length >= 0) {
            read(length, body);
        } else {
            readChunks(body);
        }
        if (status.charAt("HTTP/1.1 ".length()) > '3') {
            throw new IOException(call + ": " + status + ": " + body.toString(UTF_8));
        }
        return body.toString(UTF_8);
    }

    private void readChunks(ByteArrayOutputStream body) throws IOException {
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            read(size, body);
            line();
        }
        line();
    }

    private void read(int length, ByteArrayOutputStream body) throws IOException {
        for (int i = 0; i < length; i++) {
            body.write(next());
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte read = next(); read != '\n'; read = next()) {
            if (read != '\r') {
                line.write(read);
            }
        }
        return line.toString(ISO_8859_1);
    }

    private byte next() throws IOException {
        if (!buffer.hasRemaining()) {
            if (channel.read(buffer.clear()) < 0) {
                throw new EOFException("The engine has ended the connection");
            }
            buffer.flip();
        }
        return buffer.get();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
