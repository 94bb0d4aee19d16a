package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dockops.junit.plan.Defaults;
import io.dockops.junit.plan.KeepPolicy;
import io.dockops.junit.plan.PullPolicy;
import io.dockops.junit.progress.ProgressMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is configured for a whole run, without an engine. */
class ConfigurationTests {

    private static final Map<String, String> EVERYTHING = Map.of(
            ConfigurationKeys.HOST, "tcp://engine.example:2375",
            ConfigurationKeys.START_TIMEOUT, "2m",
            ConfigurationKeys.START_RETRIES, "3",
            ConfigurationKeys.STOP, "10s",
            ConfigurationKeys.KEEP, "ON_FAILURE",
            ConfigurationKeys.OVERLAP, "false",
            ConfigurationKeys.PULL, "NEVER",
            ConfigurationKeys.REBUILD, "true",
            ConfigurationKeys.PLATFORM, "linux/arm64");

    private static final Defaults READ = new Defaults(
            Duration.ofMinutes(2),
            3,
            Duration.ofSeconds(10),
            PullPolicy.NEVER,
            true,
            KeepPolicy.ON_FAILURE,
            false,
            Optional.of("linux/arm64"));

    @Test
    void nothingIsConfiguredByDefault() {
        Configuration configuration = configuration(Map.of(), Map.of());

        assertThat(configuration.session().host()).isEmpty();
        assertThat(configuration.session().progress()).isEmpty();
        assertThat(configuration.defaults()).isEqualTo(Defaults.NONE);
    }

    @Test
    void everyKeyIsReadFromAConfigurationParameter() {
        Configuration configuration = configuration(EVERYTHING, Map.of());

        assertThat(configuration.session().host()).contains("tcp://engine.example:2375");
        assertThat(configuration.defaults()).isEqualTo(READ);
    }

    @Test
    void everyKeyIsReadFromTheEnvironment() {
        Map<String, String> environment = Map.of(
                "DOCKOPS_HOST", "tcp://engine.example:2375",
                "DOCKOPS_START_TIMEOUT", "2m",
                "DOCKOPS_START_RETRIES", "3",
                "DOCKOPS_STOP", "10s",
                "DOCKOPS_KEEP", "ON_FAILURE",
                "DOCKOPS_OVERLAP", "false",
                "DOCKOPS_PULL", "NEVER",
                "DOCKOPS_REBUILD", "true",
                "DOCKOPS_PLATFORM", "linux/arm64");

        Configuration configuration = configuration(Map.of(), environment);

        assertThat(configuration.session().host()).contains("tcp://engine.example:2375");
        assertThat(configuration.defaults()).isEqualTo(READ);
    }

    @Test
    void aParameterComesBeforeTheEnvironment() {
        Map<String, String> other = Map.of(
                "DOCKOPS_HOST", "tcp://other.example:2375",
                "DOCKOPS_START_TIMEOUT", "1s",
                "DOCKOPS_START_RETRIES", "1",
                "DOCKOPS_STOP", "1s",
                "DOCKOPS_KEEP", "ALWAYS",
                "DOCKOPS_PULL", "ALWAYS",
                "DOCKOPS_REBUILD", "false",
                "DOCKOPS_PLATFORM", "linux/amd64");

        Configuration configuration = configuration(EVERYTHING, other);

        assertThat(configuration.session().host()).contains("tcp://engine.example:2375");
        assertThat(configuration.defaults()).isEqualTo(READ);
    }

    @Test
    void aBadValueThatAParameterOverridesDoesNotMatter() {
        assertThat(configuration(EVERYTHING, Map.of("DOCKOPS_KEEP", "forever")).defaults())
                .isEqualTo(READ);
    }

    @Test
    void aBlankParameterLeavesItToTheEnvironment() {
        Configuration configuration =
                configuration(Map.of(ConfigurationKeys.START_RETRIES, " "), Map.of("DOCKOPS_START_RETRIES", "2"));

        assertThat(configuration.defaults().startRetries()).isEqualTo(2);
    }

    @Test
    void aBlankVariableLeavesItToTheDefault() {
        Configuration configuration =
                configuration(Map.of(), Map.of("DOCKOPS_HOST", "", "DOCKOPS_START_RETRIES", " ", "DOCKOPS_PULL", ""));

        assertThat(configuration.session().host()).isEmpty();
        assertThat(configuration.defaults()).isEqualTo(Defaults.NONE);
    }

    @Test
    void blanksAroundAValueAndItsCaseDoNotMatter() {
        Configuration configuration = configuration(
                Map.of(
                        ConfigurationKeys.KEEP, " on-failure ",
                        ConfigurationKeys.PULL, "never",
                        ConfigurationKeys.PROGRESS, "Terminal",
                        ConfigurationKeys.REBUILD, "TRUE",
                        ConfigurationKeys.HOST, " unix:///engine.sock "),
                Map.of());

        assertThat(configuration.session().host()).contains("unix:///engine.sock");
        assertThat(configuration.defaults().keep()).isEqualTo(KeepPolicy.ON_FAILURE);
        assertThat(configuration.defaults().pull()).isEqualTo(PullPolicy.NEVER);
        assertThat(configuration.defaults().rebuild()).isTrue();
        assertThat(configuration.session().progress()).contains(ProgressMode.TERMINAL);
    }

    @ParameterizedTest
    @CsvSource({"kill, PT0S", "1s, PT1S", "PT1M, PT1M"})
    void anEndIsReadAsAnAnnotationWritesIt(String text, Duration grace) {
        assertThat(configuration(Map.of(ConfigurationKeys.STOP, text), Map.of())
                        .defaults()
                        .stopGrace())
                .isEqualTo(grace);
    }

    static Stream<Arguments> badValues() {
        return Stream.of(
                Arguments.of(
                        ConfigurationKeys.HOST,
                        "engine.example",
                        "Cannot parse dockerhost [engine.example] from this key: it has no scheme"),
                Arguments.of(ConfigurationKeys.START_TIMEOUT, "soon", "Bad duration [soon]: write it like \"500ms\""),
                Arguments.of(
                        ConfigurationKeys.START_TIMEOUT,
                        "0s",
                        "Bad start time-out [PT0S]: it must be more than nothing, and at most a day"),
                Arguments.of(ConfigurationKeys.START_TIMEOUT, "PT25H", "Bad start time-out [PT25H]"),
                Arguments.of(ConfigurationKeys.START_RETRIES, "-1", "Bad number [-1]: write 0 or more, in digits"),
                Arguments.of(ConfigurationKeys.START_RETRIES, "two", "Bad number [two]"),
                Arguments.of(
                        ConfigurationKeys.STOP, "now", "Bad end [now]: write \"kill\", or a duration like \"10s\""),
                Arguments.of(ConfigurationKeys.STOP, "1500ms", "Bad end [1500ms]: the engine counts whole seconds"),
                Arguments.of(ConfigurationKeys.STOP, "PT-5S", "Bad grace [PT-5S]: it must be from nothing"),
                Arguments.of(ConfigurationKeys.KEEP, "forever", "[forever] is none of [NEVER, ON_FAILURE, ALWAYS]"),
                Arguments.of(ConfigurationKeys.PULL, "often", "[often] is none of [MISSING, ALWAYS, NEVER]"),
                Arguments.of(ConfigurationKeys.PROGRESS, "loud", "[loud] is none of [AUTO, TERMINAL, LOG, OFF]"),
                Arguments.of(ConfigurationKeys.REBUILD, "yes", "Bad flag [yes]: write true or false"),
                Arguments.of(
                        ConfigurationKeys.PLATFORM,
                        "linux arm",
                        "Bad platform [linux arm]: write it as system/architecture"));
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void aBadParameterIsToldWithItsKeyAndSource(String key, String value, String reason) {
        assertRefused(
                configuration(Map.of(key, value), Map.of()),
                "The key [" + key + "] has a bad value from the configuration parameter [" + key + "]: " + reason);
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void aBadVariableIsToldWithItsKeyAndSource(String key, String value, String reason) {
        String variable = key.replace('.', '_').toUpperCase(Locale.ROOT);

        assertRefused(
                configuration(Map.of(), Map.of(variable, value)),
                "The key [" + key + "] has a bad value from the environment variable [" + variable + "]: " + reason);
    }

    private static void assertRefused(Configuration configuration, String message) {
        assertThatExceptionOfType(ExtensionConfigurationException.class)
                .isThrownBy(() -> {
                    configuration.session().host();
                    configuration.defaults();
                })
                .withMessageStartingWith(message)
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    private static Configuration configuration(Map<String, String> parameters, Map<String, String> environment) {
        return new Configuration(key -> Optional.ofNullable(parameters.get(key)), environment);
    }
}
