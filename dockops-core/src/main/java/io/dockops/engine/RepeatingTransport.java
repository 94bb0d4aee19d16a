package io.dockops.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Sends a request again after a broken connection or a status of 500, where that does no harm: twice, and only what comes
 * to the same when it is done twice. All else, such as a create, may have been done although nobody was told; and its 500
 * mostly means something, such as a bad tag.
 */
final class RepeatingTransport implements DockerHttpClient {

    private static final int REPEATS = 2;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Pattern STOP = Pattern.compile("(/v[0-9.]+)?/containers/[^/]+/stop(\\?.*)?");
    private static final Pattern START = Pattern.compile("(/v[0-9.]+)?/containers/[^/]+/start");

    private final DockerHttpClient transport;

    RepeatingTransport(DockerHttpClient transport) {
        this.transport = transport;
    }

    @Override
    public Response execute(Request request) {
        for (int left = REPEATS; left > 0; left--) {
            try {
                Response response = transport.execute(request);
                if (response.getStatusCode() != EngineRefusal.SERVER_ERROR || !isIdempotent(request)) {
                    return response;
                }
                response.close();
            } catch (RuntimeException e) {
                boolean repeatable = isIdempotent(request) || isStart(request);
                if (!repeatable || !TransportErrors.isBrokenConnection(e)) {
                    throw e;
                }
            }
            Poller.pause(PAUSE);
        }
        return transport.execute(request);
    }

    private static boolean isIdempotent(Request request) {
        return switch (request.method()) {
            case "GET", "HEAD", "DELETE" -> true;
            case "POST" -> STOP.matcher(request.path()).matches();
            default -> false;
        };
    }

    /** A start of what runs is success; its 500 means something, as a port that is taken stays taken. */
    private static boolean isStart(Request request) {
        return request.method().equals("POST") && START.matcher(request.path()).matches();
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
