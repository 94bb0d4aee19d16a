package io.dockops;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Something could not be stopped or removed. Every member was attempted: the first failure is the cause, the others are
 * suppressed exceptions.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CleanupException extends DockopsException {

    CleanupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Tell of all failures, of which there is at least one. */
    static CleanupException of(String message, List<? extends Throwable> failures) {
        CleanupException all = new CleanupException(message, failures.get(0));
        failures.stream().skip(1).forEach(all::addSuppressed);
        return all;
    }

    /** Do one removal; its failure is told as one of a cleanup. */
    static void translated(String attempted, Runnable removal) {
        try {
            Failures.translated(attempted, removal);
        } catch (DockopsException e) {
            throw new CleanupException(e.getMessage(), e.getCause());
        }
    }
}
