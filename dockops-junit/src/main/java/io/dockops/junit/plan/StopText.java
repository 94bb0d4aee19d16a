package io.dockops.junit.plan;

import io.dockops.engine.DurationText;
import java.time.Duration;

/** Reads how a container ends, as annotations write it. */
public final class StopText {

    private StopText() {}

    /**
     * Read how long a process may take to end when it is asked to.
     *
     * @param text {@code "kill"}, or a duration in whole seconds
     * @return the duration; zero to kill at once
     * @throws IllegalArgumentException if it is of another form
     */
    public static Duration parse(String text) {
        if (text.equals("kill")) {
            return Duration.ZERO;
        }
        Duration grace;
        try {
            grace = DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Bad end [" + text + "]: write \"kill\", or a duration like \"10s\"", e);
        }
        if (grace.isZero() || grace.toNanosPart() != 0) {
            throw new IllegalArgumentException("Bad end [" + text
                    + "]: the engine counts whole seconds: write it like \"10s\", or \"kill\" to end it at once");
        }
        return grace;
    }
}
