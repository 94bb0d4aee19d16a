package io.dockops;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * No engine answers, or it did not answer in time; the message says which endpoint was tried and what to do.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EngineUnavailableException extends DockopsException {

    EngineUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
