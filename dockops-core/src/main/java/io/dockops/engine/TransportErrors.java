package io.dockops.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells what the transport throws, and what answers in an engine's place, in words that say what to do. */
final class TransportErrors {

    private static final int EXCERPT = 200;
    private static final String GIVEN = "the endpoint of the given DockerClient";

    private TransportErrors() {}

    /**
     * The failure of a request, told as an unreachable engine if it is one. Anything else comes back as it is: an answer
     * that cannot be parsed, an interrupt, a mistake in a callback.
     *
     * @param endpoint absent where somebody else made the client
     */
    static RuntimeException explain(@Nullable EngineEndpoint endpoint, RuntimeException thrown) {
        IOException failure = firstIoException(thrown);
        boolean told = thrown instanceof EngineException;
        if (told || failure == null || failure instanceof JsonProcessingException || isInterrupt(failure)) {
            return thrown;
        }
        return endpoint == null
                ? new EngineUnreachable("No engine answers at " + GIVEN + ": " + failure, thrown)
                : unreachable(endpoint, thrown);
    }

    /** The failure of a request that got no answer from this endpoint. */
    static EngineUnreachable unreachable(EngineEndpoint endpoint, Throwable thrown) {
        IOException failure = firstIoException(thrown);
        String reason = failure == null ? String.valueOf(thrown) : reason(endpoint, failure);
        return new EngineUnreachable("No engine answers at " + endpoint.described() + ": " + reason, thrown);
    }

    /**
     * Refuses an answer to {@code GET /_ping} that no engine gives: its status is not 200, or it names no API version.
     *
     * @param endpoint absent where somebody else made the client
     * @throws EngineUnreachable with the start of what came instead
     */
    static void requireEngine(@Nullable EngineEndpoint endpoint, DockerHttpClient.Response ping) {
        boolean versioned = ping.getHeader("Api-Version") != null;
        if (ping.getStatusCode() == 200 && versioned) {
            return;
        }
        String excerpt = excerpt(ping);
        String advice =
                TlsFailure.isAnswerToPlainHttp(excerpt) ? TlsFailure.plainToTls() : "Check the host and the port";
        throw new EngineUnreachable(
                "What answers at " + (endpoint == null ? GIVEN : endpoint.described())
                        + " is not a Docker engine: its ping has status " + ping.getStatusCode()
                        + (versioned ? "" : ", no Api-Version") + " and the text [" + excerpt + "]. " + advice,
                null);
    }

    /** Tell whether a connection broke that had been made: the engine may have got the request, and may take another. */
    static boolean isBrokenConnection(RuntimeException thrown) {
        IOException failure = firstIoException(thrown);
        return failure != null && !isInterrupt(failure) && !isNoConnection(failure);
    }

    private static boolean isNoConnection(IOException failure) {
        return failure instanceof ConnectException
                || failure instanceof BindException // the JDK's for EACCES
                || failure instanceof NoRouteToHostException
                || failure instanceof SocketTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof SSLException
                || SocketFailure.isMissing(failure);
    }

    /** Tell whether no connection came about, so that the engine has not heard of the request. */
    static boolean isWithoutConnection(@Nullable Throwable thrown) {
        IOException failure = thrown == null ? null : firstIoException(thrown);
        return failure != null && (isNoConnection(failure) || Causes.isOutOfFiles(failure));
    }

    private static String reason(EngineEndpoint endpoint, IOException failure) {
        if (Causes.isOutOfFiles(failure)) {
            return "this process has as many files and connections open as it may. Find what it does not close,"
                    + " or raise the limit with ulimit -n";
        }
        if (endpoint.isUnix()) {
            return SocketFailure.explain(endpoint.socketPath(), failure)
                    + ". Start the engine, or set DOCKER_HOST to the socket of the one that runs";
        }
        if (failure instanceof UnknownHostException) {
            return "the host name is unknown. Check its spelling and DNS, or use the address";
        }
        // Only connecting and the TLS handshake have a time-out in the transport.
        if (failure instanceof SocketTimeoutException) {
            return "no connection within " + Transports.CONNECT_TIMEOUT.toSeconds()
                    + " s. Check the host and the port; a firewall may drop what is sent there"
                    + (endpoint.tls() == null ? "" : ", or what listens does not speak TLS");
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

    /** An aborted request is an InterruptedIOException, and so, of all things, is a time-out. */
    private static boolean isInterrupt(IOException failure) {
        return failure instanceof ClosedByInterruptException
                || (failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException));
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
