package io.dockops.junit;

import io.dockops.junit.plan.Defaults;
import io.dockops.junit.plan.KeepPolicy;
import org.apiguardian.api.API;

/**
 * Whether a container stays when its scope ends, so that one can look at it: the output, and the failure, have the commands for
 * that. It stays until it is removed by hand, or by the first run after the time of {@link ConfigurationKeys#LIFETIME}.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Keep {
    /** As the key {@code dockops.keep} says; without it, {@link #NEVER}. */
    DEFAULT,
    /** It is removed. */
    NEVER,
    /** It stays where a test, or something around it, failed within its scope. */
    ON_FAILURE,
    /** It stays. */
    ALWAYS;

    KeepPolicy policy(Defaults defaults) {
        return this == DEFAULT ? defaults.keep() : KeepPolicy.valueOf(name());
    }
}
