package io.dockops.junit.plan;

import io.dockops.ContainerSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * What holds where a declaration says nothing.
 *
 * @param overlap whether containers of two tests may be there at once
 * @param stopGrace how long a process may take to end when it is asked to; zero to kill at once
 */
public record Defaults(
        Duration startTimeout,
        int startRetries,
        Duration stopGrace,
        PullPolicy pull,
        boolean rebuild,
        KeepPolicy keep,
        boolean overlap,
        Optional<String> platform) {

    /** Where nothing is configured either. */
    public static final Defaults NONE = new Defaults(
            ContainerSpec.DEFAULT_START_TIMEOUT,
            0,
            Duration.ZERO,
            PullPolicy.MISSING,
            false,
            KeepPolicy.NEVER,
            true,
            Optional.empty());
}
