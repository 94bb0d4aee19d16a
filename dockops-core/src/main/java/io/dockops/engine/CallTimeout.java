package io.dockops.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How long the engine may take to answer an ordinary call: as the user says, else 60 s. */
final class CallTimeout {

    static final Duration DEFAULT = Duration.ofSeconds(60);

    private static final String PROPERTY = "dockops.call.timeout";
    private static final String VARIABLE = "DOCKOPS_CALL_TIMEOUT";

    private CallTimeout() {}

    static Duration ofThisProcess() {
        return read(Optional.ofNullable(System.getProperty(PROPERTY)), System.getenv());
    }

    /**
     * Reads it from the system property, else from the environment.
     *
     * @throws IllegalArgumentException if it is no duration, or nothing
     */
    static Duration read(Optional<String> property, Map<String, String> environment) {
        Optional<String> given = property.filter(text -> !text.isBlank());
        return given.map(text -> parse("the system property [" + PROPERTY + "]", text))
                .or(() -> Optional.ofNullable(environment.get(VARIABLE))
                        .filter(text -> !text.isBlank())
                        .map(text -> parse("the environment variable [" + VARIABLE + "]", text)))
                .orElse(DEFAULT);
    }

    private static Duration parse(String source, String text) {
        Duration timeout;
        try {
            timeout = DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("A bad value of " + source + ": " + e.getMessage(), e);
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "A bad value of " + source + ": [" + text + "] leaves no time; write \"60s\" or the like");
        }
        return timeout;
    }
}
