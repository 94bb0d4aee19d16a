package io.dockops;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A container was not created, did not start, or ended before it was ready; the message has its exit code and the tail
 * of its log where it had begun to run.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ContainerStartException extends DockopsException {

    /** Whether the engine does not have the image. */
    private final boolean imageMissing;

    ContainerStartException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    ContainerStartException(String message, @Nullable Throwable cause, boolean imageMissing) {
        super(message, cause);
        this.imageMissing = imageMissing;
    }

    /**
     * Tell whether it was not created because the engine does not have its image, so that pulling it may help.
     *
     * @return whether the image is missing
     */
    public boolean isImageMissing() {
        return imageMissing;
    }
}
