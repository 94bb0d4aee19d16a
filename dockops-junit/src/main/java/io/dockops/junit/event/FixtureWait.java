package io.dockops.junit.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A class or a test has waited for its fixtures.
 *
 * @param at when the wait was over
 * @param requester who waited
 * @param duration for how long
 * @param images the names of the images that it waited for
 * @param containers the names of the containers that it waited for
 * @param failure why it waited in vain; nothing where the fixtures are ready
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FixtureWait(
        Instant at,
        Requester requester,
        Duration duration,
        List<String> images,
        List<String> containers,
        Optional<String> failure)
        implements FixtureEvent {}
