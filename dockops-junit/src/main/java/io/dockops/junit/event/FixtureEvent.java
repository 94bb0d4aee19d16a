package io.dockops.junit.event;

import java.time.Instant;
import org.apiguardian.api.API;

/**
 * Something that happened to the fixtures of a test run.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface FixtureEvent
        permits SessionEvent, ImageEvent, ImageProgress, ContainerEvent, FixtureWait, FailureCaptured {

    /**
     * Tell when it happened. A clock that is set during the run does not show: times of one session differ by what has
     * passed.
     *
     * @return the time
     */
    Instant at();
}
