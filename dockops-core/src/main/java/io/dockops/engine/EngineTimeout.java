package io.dockops.engine;

import org.jspecify.annotations.Nullable;

/** The engine took a call but did not answer within its deadline. */
public final class EngineTimeout extends EngineException {

    EngineTimeout(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
