package io.dockops;

import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * What emits events: {@link Images} and {@link Containers}.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface EventSource {

    /**
     * Listen to the events from now on. A listener is called on the thread where the event happens, and must not block.
     *
     * @param listener is told of each event
     * @return ends the listening when closed
     */
    Subscription onEvent(Consumer<DockopsEvent> listener);

    /** Ends a listener's listening. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {

        /** Listen no longer; more than once is as good as once. */
        @Override
        void close();
    }
}
