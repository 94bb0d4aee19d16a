package io.dockops.engine;

import org.jspecify.annotations.Nullable;

/** No engine answers at the endpoint; the message says which was tried, why it failed, and what to do. */
public final class EngineUnreachable extends EngineException {

    EngineUnreachable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
