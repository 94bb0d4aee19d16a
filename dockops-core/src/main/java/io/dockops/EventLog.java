package io.dockops;

import io.dockops.EventSource.Subscription;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the events of a source through SLF4J, up to a level of its own; the logger's level is nobody's to change. */
final class EventLog implements Consumer<DockopsEvent> {

    private final EventLevel least;

    private EventLog(EventLevel least) {
        this.least = least;
    }

    /** Loaded with the first event that is logged: a run without one need not pay for it. */
    private static final class Slf4j {

        private static final Logger LOG = LoggerFactory.getLogger("io.dockops");
    }

    static Subscription log(EventSource source, EventLevel level) {
        return source.onEvent(new EventLog(promoted(level)));
    }

    @Override
    public void accept(DockopsEvent event) {
        EventLevel actual = promoted(event.level());
        if (actual.compareTo(least) <= 0) {
            log(actual, event.message());
        }
    }

    private static EventLevel promoted(EventLevel level) {
        return level == EventLevel.DEBUG ? EventLevel.VERBOSE : level;
    }

    private static void log(EventLevel level, String message) {
        switch (level) {
            case ERROR -> Slf4j.LOG.error(message);
            case WARN -> Slf4j.LOG.warn(message);
            case INFO -> Slf4j.LOG.info(message);
            case VERBOSE, DEBUG -> Slf4j.LOG.debug(message);
            case SILLY -> Slf4j.LOG.trace(message);
        }
    }
}
