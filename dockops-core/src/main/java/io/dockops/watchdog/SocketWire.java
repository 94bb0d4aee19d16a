package io.dockops.watchdog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Speaks to an engine on a unix socket or plain tcp: HTTP/1.0, a connection for each call, so that an answer ends where
 * its connection does. A call that takes too long ends with its connection cut.
 */
final class SocketWire implements Wire {

    private static final Duration LONGEST_CALL = Duration.ofSeconds(15);

    private final URI endpoint;
    private final Timer timer = new Timer("dockops-deadlines", true);

    SocketWire(URI endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public Reply send(String method, String path) throws IOException {
        SocketAddress address = address();
        try (SocketChannel channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open()) {
            TimerTask deadline = closing(channel);
            timer.schedule(deadline, LONGEST_CALL.toMillis());
            try {
                channel.connect(address);
                write(channel, method + " " + path + " HTTP/1.0\r\nHost: docker\r\nContent-Length: 0\r\n\r\n");
                return reply(read(channel));
            } finally {
                deadline.cancel();
            }
        }
    }

    private SocketAddress address() {
        return "unix".equals(endpoint.getScheme())
                ? UnixDomainSocketAddress.of(endpoint.getPath())
                : new InetSocketAddress(endpoint.getHost(), endpoint.getPort());
    }

    private static TimerTask closing(SocketChannel channel) {
        return new TimerTask() {
            @Override
            public void run() {
                try {
                    channel.close();
                } catch (IOException e) {
                    // The call fails for its own reason.
                }
            }
        };
    }

    private static void write(SocketChannel channel, String request) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static byte[] read(SocketChannel channel) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 14);
        while (channel.read(buffer.clear()) >= 0) {
            all.write(buffer.array(), 0, buffer.position());
        }
        return all.toByteArray();
    }

    /** The text of an answer is JSON, where a cut one can't be taken for a whole one, or does not matter. */
    private static Reply reply(byte[] answer) throws IOException {
        String head = new String(answer, ISO_8859_1);
        int end = head.indexOf("\r\n\r\n");
        if (end < 0 || !head.matches("(?s)HTTP/1\\.[01] \\d{3}.*")) {
            throw new EOFException("The engine's answer is cut");
        }
        return new Reply(
                Integer.parseInt(head.substring(9, 12)), new String(answer, end + 4, answer.length - end - 4, UTF_8));
    }
}
