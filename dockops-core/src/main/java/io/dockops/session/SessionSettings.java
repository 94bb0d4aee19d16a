package io.dockops.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a session is protected against the death of its JVM.
 *
 * @param watchdog whether a process of its own cleans up after it
 * @param lifetime for how long nobody from elsewhere removes what it makes; whole seconds, at least one
 * @param directory where locks and journals are
 */
public record SessionSettings(boolean watchdog, Duration lifetime, Path directory) {

    /** Longer than any test run, and short enough for what a machine that is gone has left. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofHours(24);

    private static final Duration LONGEST_LIFETIME = Duration.ofDays(3650);

    /** Refuses a lifetime that the engine's labels can't have. */
    public SessionSettings {
        if (lifetime.toSeconds() < 1 || lifetime.compareTo(LONGEST_LIFETIME) > 0) {
            throw new IllegalArgumentException(
                    "Bad lifetime [" + lifetime + "]: from one second to " + LONGEST_LIFETIME.toDays() + " days");
        }
    }

    /** What holds where nothing is said: system properties, then environment variables, then the defaults. */
    public static SessionSettings ofThisProcess() {
        return of(System::getProperty, System::getenv);
    }

    static SessionSettings of(UnaryOperator<String> properties, UnaryOperator<String> environment) {
        Path directory = read("dockops.state", properties, environment)
                .map(Path::of)
                .orElseGet(() -> usualDirectory(properties, environment));
        boolean watchdog = read("dockops.watchdog", properties, environment)
                .map(SessionSettings::flag)
                .orElse(true);
        return new SessionSettings(watchdog, DEFAULT_LIFETIME, directory);
    }

    private static Optional<String> read(
            String key, UnaryOperator<String> properties, UnaryOperator<String> environment) {
        return nonBlank(properties.apply(key))
                .or(() -> nonBlank(environment.apply(key.replace('.', '_').toUpperCase(java.util.Locale.ROOT))));
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException(
                        "The key [dockops.watchdog] has a bad value [" + text + "]: write true or false");
        };
    }

    private static Path usualDirectory(UnaryOperator<String> properties, UnaryOperator<String> environment) {
        return nonBlank(environment.apply("XDG_STATE_HOME"))
                .or(() -> nonBlank(environment.apply("LOCALAPPDATA")))
                .map(Path::of)
                .or(() -> nonBlank(properties.apply("user.home")).map(home -> Path.of(home, ".local", "state")))
                .orElse(Path.of(".local", "state"))
                .resolve("dockops");
    }

    private static Optional<String> nonBlank(@org.jspecify.annotations.Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }

    /** The same with or without a watchdog. */
    public SessionSettings withWatchdog(boolean wanted) {
        return new SessionSettings(wanted, lifetime, directory);
    }

    /** The same with another lifetime. */
    public SessionSettings withLifetime(Duration wanted) {
        return new SessionSettings(watchdog, wanted, directory);
    }
}
