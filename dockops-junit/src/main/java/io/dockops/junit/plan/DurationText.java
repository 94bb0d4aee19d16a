package io.dockops.junit.plan;

import java.time.Duration;

/** Reads durations as annotations write them. */
public final class DurationText {

    private DurationText() {}

    /**
     * Read a duration.
     *
     * @param text {@code "500ms"}, {@code "60s"}, {@code "2m"}, or ISO-8601 such as {@code "PT1M30S"}
     * @throws IllegalArgumentException if it is of another form
     */
    public static Duration parse(String text) {
        return io.dockops.engine.DurationText.parse(text);
    }
}
