package io.dockops.watchdog;

import java.io.IOException;
import java.net.URI;

/** Sends a call without a body to the engine. */
@FunctionalInterface
public interface Wire {

    /** Send it and wait for the answer. */
    Reply send(String method, String path) throws IOException;

    /** Lead to an engine behind a unix socket, or on plain tcp. */
    static Wire to(URI endpoint) {
        return new SocketWire(endpoint);
    }

    /** An answer: the HTTP status, and the text. */
    record Reply(int status, String body) {}
}
