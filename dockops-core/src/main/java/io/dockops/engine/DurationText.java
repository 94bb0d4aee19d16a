package io.dockops.engine;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as annotations and keys write them. */
public final class DurationText {

    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");

    private DurationText() {}

    /**
     * Read a duration.
     *
     * @param text {@code "500ms"}, {@code "60s"}, {@code "2m"}, {@code "24h"}, or ISO-8601 such as {@code "PT1M30S"}
     * @throws IllegalArgumentException if it is of another form
     */
    public static Duration parse(String text) {
        Matcher matcher = SHORT.matcher(text.strip());
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
            };
        }
        try {
            return Duration.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "Bad duration [" + text + "]: write it like \"500ms\", \"60s\", \"2m\" or \"PT1M30S\"", e);
        }
    }
}
