package io.dockops.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A failure at the engine's door, told in the engine room's own terms; the API turns it into a public exception that
 * knows the image or container concerned.
 */
public sealed class EngineException extends RuntimeException
        permits EngineUnreachable, EngineTimeout, EngineRefusal, PlainTextRefused {

    EngineException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
