package io.dockops.junit.event;

import org.apiguardian.api.API;

/**
 * Is told of all that happens to fixtures. Listeners are found as services, by a file
 * {@code META-INF/services/io.dockops.junit.event.FixtureListener} with the class's name; each needs a public constructor
 * without parameters, and there is one of it for each session.
 *
 * <p>It is called on the thread that does the work, several at once where work is done in parallel, and must not block: a
 * test waits for it. What it throws is logged once, and makes no difference otherwise.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface FixtureListener {

    /**
     * Hear that the session was opened or closed.
     *
     * @param event what happened
     */
    default void session(SessionEvent event) {}

    /**
     * Hear of an image.
     *
     * @param event what happened
     */
    default void image(ImageEvent event) {}

    /**
     * Hear how far the engine is with an image that it builds, loads or pulls: of each step of a build, and of bytes at most
     * four times a second. It is called between {@link #image} with the begin and that with the end, on a thread of the
     * connection to the engine.
     *
     * @param event how far
     */
    default void progress(ImageProgress event) {}

    /**
     * Hear of a container.
     *
     * @param event what happened
     */
    default void container(ContainerEvent event) {}

    /**
     * Hear that a class or a test has waited for its fixtures.
     *
     * @param event what happened
     */
    default void waited(FixtureWait event) {}

    /**
     * Hear what a container had to tell when a test failed.
     *
     * @param event what happened
     */
    default void failure(FailureCaptured event) {}
}
