package io.dockops.junit.event;

import io.dockops.PortMapping;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What became of a container.
 *
 * @param at when
 * @param step what
 * @param number tells the session's containers apart, of which several may have one name
 * @param requester who it is for; of one that several share, the first one
 * @param container its name in the declaration
 * @param image its image's name
 * @param scope how long it lives: {@code METHOD}, {@code CLASS} or {@code SUITE}
 * @param dependsOn the names of the containers that it was started after
 * @param id its full id, once it is ready
 * @param engineName its name on the engine, once it is ready
 * @param ports where its ports are reached, once it is ready
 * @param detail the failure, or the words that go with the step, where there are some
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ContainerEvent(
        Instant at,
        Step step,
        int number,
        Requester requester,
        String container,
        String image,
        String scope,
        List<String> dependsOn,
        Optional<String> id,
        Optional<String> engineName,
        List<PortMapping> ports,
        Optional<String> detail)
        implements FixtureEvent {

    /**
     * What becomes of a container.
     *
     * @since 0.1
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public enum Step {
        /** Its creation begins. */
        CREATE_BEGUN,
        /** It may do to its host what others may not, as the detail says. */
        RISKY,
        /** The engine has created it. */
        CREATED,
        /** The engine has started it; its readiness is awaited. */
        STARTED,
        /** A start failed, and is tried again. */
        RETRIED,
        /** It is ready. */
        READY,
        /** It did not become ready, and is gone. */
        FAILED,
        /** It was made ready ahead, and is this test's now. */
        ASSIGNED,
        /** A test has restarted it. */
        RESTARTED,
        /** Its end begins: it is asked to end, or killed. */
        STOP_BEGUN,
        /** It is gone; what a scope removes at once is told of together. */
        REMOVED,
        /** It stays, as it was asked to; the detail says how to look at it. */
        KEPT,
        /** It could not be removed; the session's end tries again. */
        LEFT
    }
}
