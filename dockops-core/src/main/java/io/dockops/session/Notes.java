package io.dockops.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a session has to say to people; the logger is loaded with the first word. */
final class Notes {

    private static final class Lazily {
        private static final Logger LOG = LoggerFactory.getLogger("io.dockops");
    }

    private Notes() {}

    static void warn(String text) {
        Lazily.LOG.warn(text);
    }

    static void info(String text) {
        Lazily.LOG.info(text);
    }
}
