package io.dockops.session;

import io.dockops.engine.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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

    private static final String STATE = "dockops.state";

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
        Settings settings = Settings.ofThisProcess();
        return new SessionSettings(
                settings.flag("dockops.watchdog").orElse(true),
                DEFAULT_LIFETIME,
                settings.haveAny(STATE) ? settings.read(STATE, Path::of).orElseThrow() : usualDirectory());
    }

    private static Path usualDirectory() {
        for (String variable : List.of("XDG_STATE_HOME", "LOCALAPPDATA")) {
            String value = System.getenv().getOrDefault(variable, "");
            if (!value.isBlank()) {
                return Path.of(value, "dockops");
            }
        }
        return Path.of(System.getProperty("user.home", "").strip(), ".local", "state", "dockops");
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
