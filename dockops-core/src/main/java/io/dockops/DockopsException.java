package io.dockops;

import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The root of every failure that dockops reports; its message says what failed, why, and what to do.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class DockopsException extends RuntimeException {

    /**
     * Create a failure without a cause.
     *
     * @param message what failed, why, and what to do
     */
    public DockopsException(String message) {
        super(message);
    }

    /**
     * Create a failure that keeps its cause.
     *
     * @param message what failed, why, and what to do
     * @param cause what led to it; may be {@code null}
     */
    public DockopsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Return what failed, why, and what to do.
     *
     * @return the message
     */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
