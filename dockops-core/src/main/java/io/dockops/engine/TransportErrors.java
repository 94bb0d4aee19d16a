package io.dockops.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells what the transport throws, and what answers in an engine's place, in words that say what to do. */
final class TransportErrors {

    private static final int EXCERPT = 200;

    private TransportErrors() {}

    /** The failure of a request, which got no answer from this endpoint. */
    static EngineUnreachable unreachable(EngineEndpoint endpoint, Throwable thrown) {
        return new EngineUnreachable(
                "No engine answers at " + endpoint.described() + ": " + reason(endpoint, thrown), thrown);
    }

    /**
     * Refuses an answer to {@code GET /_ping} that no engine gives: its status is not 200, or it names no API version.
     *
     * @throws EngineUnreachable with the start of what came instead
     */
    static void requireEngine(EngineEndpoint endpoint, DockerHttpClient.Response ping) {
        if (ping.getStatusCode() == 200 && ping.getHeader("Api-Version") != null) {
            return;
        }
        String excerpt = excerpt(ping);
        String advice =
                TlsFailure.isAnswerToPlainHttp(excerpt) ? TlsFailure.plainToTls() : "Check the host and the port";
        throw new EngineUnreachable(
                "What answers at " + endpoint.described() + " is not a Docker engine: its ping has status "
                        + ping.getStatusCode()
                        + (ping.getHeader("Api-Version") == null ? ", no Api-Version" : "")
                        + " and the text [" + excerpt + "]. " + advice,
                null);
    }

    private static String reason(EngineEndpoint endpoint, Throwable thrown) {
        IOException failure = firstIoException(thrown);
        if (failure == null) {
            return String.valueOf(thrown);
        }
        if (endpoint.isUnix()) {
            return SocketFailure.explain(endpoint.socketPath(), failure)
                    + ". Start the engine, or set DOCKER_HOST to the socket of the one that runs";
        }
        if (failure instanceof UnknownHostException) {
            return "the host name is unknown. Check its spelling and DNS, or use the address";
        }
        // Only connecting has a time-out in the transport.
        if (failure instanceof SocketTimeoutException) {
            return "no connection within " + Transports.CONNECT_TIMEOUT.toSeconds()
                    + " s. Check the host and the port; a firewall may drop what is sent there";
        }
        if (failure instanceof ConnectException
                && String.valueOf(failure.getMessage()).contains("refused")) {
            return "nobody listens on port " + endpoint.uri().getPort()
                    + ". Start the engine with -H " + endpoint.uri()
                    + ", or check the port: 2375 is usual without TLS, 2376 with";
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return "the host cannot be reached (" + failure.getMessage() + "). Check the address and the network";
        }
        if (failure instanceof SSLException ssl) {
            return TlsFailure.explain(endpoint, ssl);
        }
        return "the connection broke (" + failure + "). " + TlsFailure.suspicion(endpoint);
    }

    /** The transport wraps what happens on the wire in a bare RuntimeException. */
    private static @Nullable IOException firstIoException(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof IOException io) {
                return io;
            }
        }
        return null;
    }

    private static String excerpt(DockerHttpClient.Response ping) {
        try {
            // A stranger may send without end.
            byte[] start = ping.getBody().readNBytes(EXCERPT);
            return new String(start, StandardCharsets.UTF_8).strip();
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }
}
