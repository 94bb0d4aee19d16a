package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSWORD",
                "db_password",
                "MYSQL_ROOT_PASSWORD_FILE",
                "DB_PASS",
                "DB_PWD",
                "ClientSecret",
                "NPM_TOKEN",
                "apiKey",
                "AWS_ACCESS_KEY_ID",
                "CREDENTIALS",
                "Passphrase",
                "REDISCLI_AUTH"
            })
    void aNameThatLooksLikeASecretsHidesItsValue(String name) {
        assertThat(Secrets.shown(Map.of(name, "canary"))).containsExactly(name + "=***");
        assertThat(Secrets.of(Map.of(name, "canary")).redact("a canary sings")).isEqualTo("a *** sings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MODE", "PWD", "POSTGRES_USER", "VERSION"})
    void anyOtherValueIsShown(String name) {
        assertThat(Secrets.shown(Map.of(name, "canary"))).containsExactly(name + "=canary");
        assertThat(Secrets.of(Map.of(name, "canary")).redact("a canary sings")).isEqualTo("a canary sings");
    }

    @Test
    void ofAUrlThePasswordIsSecret() {
        Map<String, String> values = Map.of("HTTP_PROXY", "http://ann:canary@proxy:3128/");

        assertThat(Secrets.shown(values)).containsExactly("HTTP_PROXY=http://ann:***@proxy:3128/");
        assertThat(Secrets.of(values).redact("407 for ann:canary")).isEqualTo("407 for ann:***");
        assertThat(Secrets.shown(Map.of("URL", "http://proxy:3128/a@b"))).containsExactly("URL=http://proxy:3128/a@b");
    }

    @Test
    void aSecretThatBeginsWithAnotherLeavesNothingBehind() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("TOKEN", "canary");
        values.put("KEY", "canary-yellow");

        assertThat(Secrets.of(values).redact("canary-yellow, canary")).isEqualTo("***, ***");
    }

    @Test
    void eachLineOfASecretIsOne() {
        Secrets key = Secrets.of(Map.of("KEY", "-----BEGIN\ncanary-one\r\n  canary-two\n"));

        assertThat(key.redact("    canary-one\n    canary-two\n")).isEqualTo("    ***\n    ***\n");
    }

    @Test
    void aShortOneIsNoSecretInWhatOthersWrite() {
        Map<String, String> values = Map.of("AUTH_ENABLED", "true");

        assertThat(Secrets.shown(values)).containsExactly("AUTH_ENABLED=***");
        assertThat(Secrets.of(values).redact("that is true")).isEqualTo("that is true");
        assertThat(Secrets.of(Map.of("TOKEN", "")).redact("nothing")).isEqualTo("nothing");
    }
}
