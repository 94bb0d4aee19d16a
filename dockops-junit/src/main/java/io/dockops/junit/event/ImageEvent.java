package io.dockops.junit.event;

import java.time.Instant;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What became of an image.
 *
 * @param at when
 * @param step what
 * @param requester who needs it; of work that several wait for, the first one
 * @param image its name, such as {@code test:uno}
 * @param size its size in bytes; nothing where it is not ready, or the engine did not tell
 * @param failure why it {@link Step#FAILED}; nothing at other steps
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ImageEvent(
        Instant at, Step step, Requester requester, String image, Optional<Long> size, Optional<String> failure)
        implements FixtureEvent {

    /**
     * What becomes of an image.
     *
     * @since 0.1
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public enum Step {
        /** A class needs it; where no other did before, it is looked for next. */
        NEEDED,
        /** It is looked for, and its source is read. */
        BEGUN,
        /** The engine begins to build it. */
        BUILD_BEGUN,
        /** The engine begins to load it. */
        LOAD_BEGUN,
        /** The engine begins to pull it. */
        PULL_BEGUN,
        /** It is ready: it was built. */
        BUILT,
        /** It is ready: it was loaded. */
        LOADED,
        /** It is ready: it was pulled. */
        PULLED,
        /** It is ready: it was made before from what its source is now. */
        UNCHANGED,
        /** It is ready: it only had to be there, and was. */
        PRESENT,
        /** It can't be had. */
        FAILED
    }
}
