package io.dockops.engine;

import org.jspecify.annotations.Nullable;

/** The engine answered a call with an error: the HTTP status, and its own message freed of its JSON wrapping. */
public final class EngineRefusal extends EngineException {

    private final int status;
    private final String engineMessage;

    EngineRefusal(String call, int status, String engineMessage, @Nullable Throwable cause) {
        super("The engine refused [" + call + "] with status " + status + ": " + engineMessage, cause);
        this.status = status;
        this.engineMessage = engineMessage;
    }

    /** The HTTP status, such as 404 or 409. */
    public int status() {
        return status;
    }

    /** The engine's own words. */
    public String engineMessage() {
        return engineMessage;
    }
}
