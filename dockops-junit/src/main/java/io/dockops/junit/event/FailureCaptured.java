package io.dockops.junit.event;

import java.time.Instant;
import org.apiguardian.api.API;

/**
 * A test failed, and this is what a container that it sees had to tell.
 *
 * @param at when
 * @param requester the test, or the class where something around its tests failed
 * @param container the container's name in the declaration
 * @param text its state, the end of its log and so on, for a reader
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FailureCaptured(Instant at, Requester requester, String container, String text) implements FixtureEvent {}
