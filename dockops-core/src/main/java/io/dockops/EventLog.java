package io.dockops;

import io.dockops.EventSource.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the events of a source through SLF4J, up to a level of its own; the logger's level is nobody's to change. */
final class EventLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.dockops");

    private EventLog() {}

    static Subscription log(EventSource source, EventLevel level) {
        EventLevel least = promoted(level);
        return source.onEvent(event -> {
            EventLevel actual = promoted(event.level());
            if (actual.compareTo(least) <= 0) {
                log(actual, event.message());
            }
        });
    }

    private static EventLevel promoted(EventLevel level) {
        return level == EventLevel.DEBUG ? EventLevel.VERBOSE : level;
    }

    private static void log(EventLevel level, String message) {
        switch (level) {
            case ERROR -> LOG.error(message);
            case WARN -> LOG.warn(message);
            case INFO -> LOG.info(message);
            case VERBOSE, DEBUG -> LOG.debug(message);
            case SILLY -> LOG.trace(message);
        }
    }
}
