package io.dockops.engine;

import java.time.Duration;

/** How long the engine may take to answer an ordinary call: as the user says, else 60 s. */
final class CallTimeout {

    static final Duration DEFAULT = Duration.ofSeconds(60);

    private static final String KEY = "dockops.call.timeout";

    private CallTimeout() {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it is no duration, or nothing
     */
    static Duration of(Settings settings) {
        return settings.haveAny(KEY) ? settings.read(KEY, CallTimeout::parse).orElseThrow() : DEFAULT;
    }

    private static Duration parse(String text) {
        Duration timeout = DurationText.parse(text);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("[" + text + "] leaves no time; write \"60s\" or the like");
        }
        return timeout;
    }
}
