package io.dockops.junit;

import io.dockops.ContainerSpec;
import io.dockops.Dockops;
import io.dockops.engine.DurationText;
import io.dockops.engine.EngineEndpoint;
import io.dockops.engine.Settings;
import io.dockops.junit.fixture.SessionOptions;
import io.dockops.junit.plan.Defaults;
import io.dockops.junit.plan.KeepPolicy;
import io.dockops.junit.plan.PullPolicy;
import io.dockops.junit.plan.StopText;
import io.dockops.junit.progress.ProgressMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.ConfigurationParameters;

/** Reads the {@link ConfigurationKeys}; a bad value's error names the key and where it came from. */
final class Configuration {

    private final Settings settings;

    Configuration(Function<String, Optional<String>> parameters, Map<String, String> environment) {
        this.settings = new Settings("the configuration parameter", parameters, environment);
    }

    static Configuration of(ExtensionContext context) {
        return new Configuration(
                new Function<>() {
                    @Override
                    public Optional<String> apply(String key) {
                        return context.getConfigurationParameter(key);
                    }
                },
                System.getenv());
    }

    static Configuration of(ConfigurationParameters parameters) {
        return new Configuration(
                new Function<>() {
                    @Override
                    public Optional<String> apply(String key) {
                        return parameters.get(key);
                    }
                },
                System.getenv());
    }

    SessionOptions session() {
        boolean areSet = settings.haveAny(
                ConfigurationKeys.HOST,
                ConfigurationKeys.PLAIN_TCP,
                ConfigurationKeys.WATCHDOG,
                ConfigurationKeys.LIFETIME,
                ConfigurationKeys.REPORT,
                ConfigurationKeys.PROGRESS);
        return areSet ? readSession() : SessionOptions.NONE;
    }

    private SessionOptions readSession() {
        return new SessionOptions(
                read(ConfigurationKeys.HOST, text -> {
                    EngineEndpoint.parse(text, "this key");
                    return text;
                }),
                read(ConfigurationKeys.PLAIN_TCP, Function.identity()),
                flag(ConfigurationKeys.WATCHDOG),
                read(ConfigurationKeys.LIFETIME, Configuration::lifetime),
                read(ConfigurationKeys.REPORT, Configuration::path),
                progress());
    }

    /** By a reader only where it is set: its class, and that of what it reads, would be loaded in each run. */
    private Optional<ProgressMode> progress() {
        return settings.haveAny(ConfigurationKeys.PROGRESS)
                ? read(ConfigurationKeys.PROGRESS, text -> constant(ProgressMode.class, text))
                : Optional.empty();
    }

    private static String path(String text) {
        return Path.of(text).toString(); // refuses what is none on this system
    }

    /** Where the capsules of failures are written, or that there are none. */
    Optional<String> capsules() {
        return read(ConfigurationKeys.CAPSULES, Configuration::path);
    }

    private static Duration lifetime(String text) {
        Duration lifetime = DurationText.parse(text);
        Dockops.builder().lifetime(lifetime); // knows what the limits are
        return lifetime;
    }

    boolean ahead() {
        return flag(ConfigurationKeys.AHEAD).orElse(true);
    }

    Defaults defaults() {
        boolean areSet = settings.haveAny(
                ConfigurationKeys.START_TIMEOUT,
                ConfigurationKeys.START_RETRIES,
                ConfigurationKeys.STOP,
                ConfigurationKeys.PULL,
                ConfigurationKeys.REBUILD,
                ConfigurationKeys.KEEP,
                ConfigurationKeys.OVERLAP,
                ConfigurationKeys.PLATFORM);
        return areSet ? readDefaults() : Defaults.NONE;
    }

    private Defaults readDefaults() {
        return new Defaults(
                read(
                                ConfigurationKeys.START_TIMEOUT,
                                text -> accepted(DurationText.parse(text), ContainerSpec.Builder::startTimeout))
                        .orElse(Defaults.NONE.startTimeout()),
                read(ConfigurationKeys.START_RETRIES, Configuration::count).orElse(Defaults.NONE.startRetries()),
                read(ConfigurationKeys.STOP, text -> accepted(StopText.parse(text), ContainerSpec.Builder::stopGrace))
                        .orElse(Defaults.NONE.stopGrace()),
                read(ConfigurationKeys.PULL, text -> constant(PullPolicy.class, text))
                        .orElse(Defaults.NONE.pull()),
                flag(ConfigurationKeys.REBUILD).orElse(Defaults.NONE.rebuild()),
                read(ConfigurationKeys.KEEP, text -> constant(KeepPolicy.class, text))
                        .orElse(Defaults.NONE.keep()),
                flag(ConfigurationKeys.OVERLAP).orElse(Defaults.NONE.overlap()),
                read(ConfigurationKeys.PLATFORM, text -> accepted(text, ContainerSpec.Builder::platform)));
    }

    private <T> Optional<T> read(String key, Function<String, T> reader) {
        try {
            return settings.read(key, reader);
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
    }

    private Optional<Boolean> flag(String key) {
        try {
            return settings.flag(key);
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
    }

    private static ExtensionConfigurationException refused(IllegalArgumentException e) {
        return new ExtensionConfigurationException(e.getMessage(), e.getCause());
    }

    /** A value that a spec takes, which knows what the limits are. */
    private static <T> T accepted(T value, BiConsumer<ContainerSpec.Builder, T> setter) {
        setter.accept(ContainerSpec.builder("any"), value);
        return value;
    }

    private static int count(String text) {
        if (!text.matches("\\d{1,4}")) {
            throw new IllegalArgumentException("Bad number [" + text + "]: write 0 or more, in digits");
        }
        return Integer.parseInt(text);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text.replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "[" + text + "] is none of " + Arrays.toString(type.getEnumConstants())));
    }
}
