package io.dockops.transport;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests on channels of the JDK. Each takes a connection, which is used again once its answer is read; one that
 * streams or was hijacked has its connection for itself. A thread that is interrupted loses its connection, and nothing
 * else. There are no deadlines but the connect time-out: whoever waits for an answer has one of their own.
 */
public final class ChannelTransport implements DockerHttpClient {

    private final Connections connections;
    private final String host;

    /**
     * Lead to an address; nothing is connected before the first request.
     *
     * @param host what the requests' {@code Host} header says
     * @param connectTimeout for tcp; on a unix socket there is nothing to wait for
     */
    public ChannelTransport(SocketAddress address, String host, Duration connectTimeout) {
        this.connections = new Connections(address, connectTimeout);
        this.host = host;
    }

    /**
     * Send a request, and return once the head of its answer is there.
     *
     * @throws UncheckedIOException if no answer came
     * @throws IllegalStateException once this is closed
     */
    @Override
    public Response execute(Request request) {
        try {
            return exchange(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response exchange(Request request) throws IOException {
        Connection connection = connections.take();
        boolean answered = false;
        try {
            IOException cut = RequestWriter.send(request, host, connection);
            ResponseHead head = head(connection, cut);
            Response response = answer(request, head, connection, cut == null);
            answered = true;
            return response;
        } finally {
            if (!answered) {
                connections.discard(connection);
            }
        }
    }

    /** The head of the answer, which an engine also gives where it did not want to read the whole request. */
    private static ResponseHead head(Connection connection, @Nullable IOException cut) throws IOException {
        if (cut == null) {
            return ResponseHead.read(connection);
        }
        try {
            return ResponseHead.read(connection);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            cut.addSuppressed(e);
            throw cut;
        }
    }

    private Response answer(Request request, ResponseHead head, Connection connection, boolean whole)
            throws IOException {
        InputStream input = request.hijackedInput();
        boolean hijacked = input != null && head.status() == ResponseHead.SWITCHING_PROTOCOLS;
        if (hijacked) {
            HijackedInput.pump(input, connection);
        }
        Framing framing = hijacked ? Framing.untilTheEnd(connection) : Framing.of(request.method(), head, connection);
        boolean reusable = whole && !hijacked && head.isKeptAlive() && framing.tellsItsEnd();
        // docker-java takes any other status than 2xx for a failure.
        int status = hijacked ? 200 : head.status();
        return new ChannelResponse(status, head.fields(), new Body(framing, connection, connections, reusable));
    }

    /** Close all connections; whoever waits on one of them fails. */
    @Override
    public void close() {
        connections.close();
    }
}
