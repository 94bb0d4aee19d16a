package io.dockops;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Hands the events of one source to its listeners; a listener that fails disturbs neither the work nor the others. */
final class EventHub implements EventSource {

    private final List<Consumer<DockopsEvent>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Progress>> progressListeners = new CopyOnWriteArrayList<>();

    @Override
    public Subscription onEvent(Consumer<DockopsEvent> listener) {
        return add(listeners, listener);
    }

    /** Listen to how far the work on images is. */
    Subscription onProgress(Consumer<Progress> listener) {
        return add(progressListeners, listener);
    }

    private static <E> Subscription add(List<Consumer<E>> listeners, Consumer<E> listener) {
        listeners.add(listener);
        return new Subscription() {
            @Override
            public void close() {
                listeners.remove(listener);
            }
        };
    }

    void emit(EventLevel level, String action, String subject, String message) {
        if (listeners.isEmpty()) {
            return;
        }
        tell(listeners, new DockopsEvent(level, action, subject, message));
    }

    void emit(Progress progress) {
        tell(progressListeners, progress);
    }

    private static <E> void tell(List<Consumer<E>> listeners, E event) {
        for (Consumer<E> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LoggerFactory.getLogger(EventHub.class).warn("A listener failed on [{}]", event, e);
            }
        }
    }
}
