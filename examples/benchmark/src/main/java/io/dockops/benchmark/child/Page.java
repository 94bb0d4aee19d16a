package io.dockops.benchmark.child;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** The page behind a published port. A bare socket, so that an HTTP client's own start is nobody's cost. */
public final class Page {

    private static final int READ_MS = 5_000;
    private static final int POLL_MS = 1;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final int STATUS_LENGTH = "HTTP/1.x 200".length();
    private static final byte[] REQUEST = "GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII);

    private Page() {}

    /** Fail unless the page is there. */
    public static void check(int port) throws IOException {
        if (!answers(port)) {
            throw new IOException("Port " + port + " accepts, and ends without an answer");
        }
    }

    /**
     * Wait until the page is there. An answer is asked for, since the engine's proxy accepts before anybody listens
     * behind it, and ends the connection then.
     */
    public static void await(int port) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!isThere(port)) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("Port " + port + " has not answered in a minute");
            }
            Thread.sleep(POLL_MS);
        }
    }

    private static boolean isThere(int port) {
        try {
            return answers(port);
        } catch (IOException e) {
            return false; // Refused or reset: not yet.
        }
    }

    private static boolean answers(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), READ_MS);
            socket.setSoTimeout(READ_MS);
            socket.getOutputStream().write(REQUEST);
            byte[] status = socket.getInputStream().readNBytes(STATUS_LENGTH);
            return new String(status, US_ASCII).endsWith(" 200");
        }
    }
}
