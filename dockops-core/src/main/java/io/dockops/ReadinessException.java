package io.dockops;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A container runs but was not ready in time, or can't become ready; the message has the last answer of each probe that
 * was not content, the elapsed time, the state and the tail of the log.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ReadinessException extends DockopsException {

    ReadinessException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
