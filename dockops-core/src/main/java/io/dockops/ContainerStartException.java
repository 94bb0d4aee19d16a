package io.dockops;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A container was not created, did not start, or ended before it was ready; the message has its exit code and the tail of
 * its log where it had begun to run.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ContainerStartException extends DockopsException {

    ContainerStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
