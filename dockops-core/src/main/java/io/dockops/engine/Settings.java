package io.dockops.engine;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what a user sets for a whole run: by a key such as {@code dockops.call.timeout}, else by the environment variable of
 * the same name in upper case with underscores. A blank value is none.
 */
public final class Settings {

    private final String source;
    private final Function<String, Optional<String>> values;
    private final Map<String, String> environment;

    /**
     * @param source what the values are, in words: {@code the system property}
     * @param values gives that of a key
     */
    public Settings(String source, Function<String, Optional<String>> values, Map<String, String> environment) {
        this.source = source;
        this.values = values;
        this.environment = environment;
    }

    /** System properties, and the environment of this process. */
    public static Settings ofThisProcess() {
        return new Settings(
                "the system property",
                new Function<>() {
                    @Override
                    public Optional<String> apply(String key) {
                        return Optional.ofNullable(System.getProperty(key));
                    }
                },
                System.getenv());
    }

    /**
     * Read the value of a key; nothing where none is set.
     *
     * @param reader refuses a bad value by an {@link IllegalArgumentException}
     * @throws IllegalArgumentException if it is refused; the message names the key and where the value came from, and the
     *     cause is the refusal
     */
    public <T> Optional<T> read(String key, Function<String, T> reader) {
        String value = values.apply(key).orElse("");
        if (!value.isBlank()) {
            return Optional.of(checked(key, value, source + " [" + key + "]", reader));
        }
        String variable = variable(key);
        String fromEnvironment = environment.getOrDefault(variable, "");
        return fromEnvironment.isBlank()
                ? Optional.empty()
                : Optional.of(checked(key, fromEnvironment, "the environment variable [" + variable + "]", reader));
    }

    /**
     * Read a flag; nothing where none is set.
     *
     * @throws IllegalArgumentException if it is neither true nor false
     */
    public Optional<Boolean> flag(String key) {
        return haveAny(key) ? read(key, Settings::parseFlag) : Optional.empty();
    }

    /** Tell whether one of these keys has a value: where mostly none has, a cold JVM need not pay for their readers. */
    public boolean haveAny(String... keys) {
        for (String key : keys) {
            if (!values.apply(key).orElse("").isBlank()
                    || !environment.getOrDefault(variable(key), "").isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static String variable(String key) {
        return key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static <T> T checked(String key, String text, String from, Function<String, T> reader) {
        try {
            return reader.apply(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The key [" + key + "] has a bad value from " + from + ": " + e.getMessage(), e);
        }
    }

    private static boolean parseFlag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("Bad flag [" + text + "]: write true or false");
        };
    }
}
