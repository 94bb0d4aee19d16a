package io.dockops.junit.event;

import java.time.Instant;
import org.apiguardian.api.API;

/**
 * The session on the engine was opened, with the first fixture, or closed, with all that it made.
 *
 * @param at when
 * @param open whether it is open from now on
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SessionEvent(Instant at, boolean open) implements FixtureEvent {}
