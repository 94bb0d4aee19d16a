package io.dockops;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * An image is missing and could not be pulled.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ImagePullException extends DockopsException {

    ImagePullException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
