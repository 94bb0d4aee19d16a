package io.dockops.engine;

import org.jspecify.annotations.Nullable;

/** No engine answers at the endpoint; the message says which was tried, why it failed, and what to do. */
public final class EngineUnreachable extends EngineException {

    EngineUnreachable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Tell whether no connection came about, so that the engine has not heard of the request. */
    public boolean isWithoutConnection() {
        return TransportErrors.isWithoutConnection(getCause());
    }
}
