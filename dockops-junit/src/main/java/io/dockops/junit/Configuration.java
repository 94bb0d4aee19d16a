package io.dockops.junit;

import io.dockops.ContainerSpec;
import io.dockops.Dockops;
import io.dockops.engine.EngineEndpoint;
import io.dockops.junit.fixture.SessionOptions;
import io.dockops.junit.plan.Defaults;
import io.dockops.junit.plan.DurationText;
import io.dockops.junit.plan.KeepPolicy;
import io.dockops.junit.plan.PullPolicy;
import io.dockops.junit.plan.StopText;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Reads the {@link ConfigurationKeys}; a bad value's error names the key and where it came from. */
final class Configuration {

    private final Function<String, Optional<String>> parameters;
    private final Map<String, String> environment;

    Configuration(Function<String, Optional<String>> parameters, Map<String, String> environment) {
        this.parameters = parameters;
        this.environment = environment;
    }

    static Configuration of(ExtensionContext context) {
        return new Configuration(context::getConfigurationParameter, System.getenv());
    }

    SessionOptions session() {
        return new SessionOptions(
                read(ConfigurationKeys.HOST, text -> {
                    EngineEndpoint.parse(text, "this key");
                    return text;
                }),
                read(ConfigurationKeys.PLAIN_TCP, Function.identity()),
                read(ConfigurationKeys.WATCHDOG, Configuration::flag),
                read(ConfigurationKeys.LIFETIME, Configuration::lifetime));
    }

    private static Duration lifetime(String text) {
        Duration lifetime = DurationText.parse(text);
        Dockops.builder().lifetime(lifetime); // knows what the limits are
        return lifetime;
    }

    Defaults defaults() {
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
                read(ConfigurationKeys.REBUILD, Configuration::flag).orElse(Defaults.NONE.rebuild()),
                read(ConfigurationKeys.KEEP, text -> constant(KeepPolicy.class, text))
                        .orElse(Defaults.NONE.keep()),
                read(ConfigurationKeys.PLATFORM, text -> accepted(text, ContainerSpec.Builder::platform)));
    }

    private <T> Optional<T> read(String key, Function<String, T> reader) {
        Optional<String> parameter = parameters.apply(key).filter(value -> !value.isBlank());
        if (parameter.isPresent()) {
            return parameter.map(value -> checked(key, value, "the configuration parameter [" + key + "]", reader));
        }
        String variable = key.replace('.', '_').toUpperCase(Locale.ROOT);
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(value -> checked(key, value, "the environment variable [" + variable + "]", reader));
    }

    private static <T> T checked(String key, String value, String source, Function<String, T> reader) {
        try {
            return reader.apply(value.strip());
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException(
                    "The key [" + key + "] has a bad value from " + source + ": " + e.getMessage(), e);
        }
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

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("Bad flag [" + text + "]: write true or false");
        };
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text.replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "[" + text + "] is none of " + Arrays.toString(type.getEnumConstants())));
    }
}
