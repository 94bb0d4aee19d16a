package io.dockops;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Something could not be stopped or removed. Every member was attempted; the failures are suppressed exceptions, one for
 * each.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CleanupException extends DockopsException {

    CleanupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
