package io.dockops.junit.event;

import io.dockops.Progress;
import java.time.Instant;
import org.apiguardian.api.API;

/**
 * The engine is so far with an image.
 *
 * @param at when
 * @param requester who needs it; of work that several wait for, the first one
 * @param image its name, such as {@code test:uno}
 * @param progress what is done, which step it is at, and how many bytes have gone there or come
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ImageProgress(Instant at, Requester requester, String image, Progress progress) implements FixtureEvent {}
