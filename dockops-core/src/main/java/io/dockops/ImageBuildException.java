package io.dockops;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * An image was not built or loaded; the message has the step, the tail of its output and the exit code where a step failed.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ImageBuildException extends DockopsException {

    ImageBuildException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
