package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerSpecTests {

    private static ContainerSpec full() {
        return ContainerSpec.builder("test:uno")
                .name("uno-1")
                .port("1337")
                .port("49222:1338")
                .env("TOKEN", "hush")
                .cmd("httpd", "-f")
                .entrypoint("/bin/sh", "-c")
                .label("team", "blue")
                .workdir("/www")
                .user("nobody")
                .startTimeout(Duration.ofSeconds(3))
                .startRetries(2)
                .build();
    }

    @Test
    void aSpecSaysWhatTheBuilderWasTold() {
        ContainerSpec spec = full();

        assertThat(spec.image()).hasToString("test:uno");
        assertThat(spec.name()).contains("uno-1");
        assertThat(spec.ports()).containsExactly(PortBinding.of(1337), PortBinding.of(1338, 49_222));
        assertThat(spec.env()).containsEntry("TOKEN", "hush");
        assertThat(spec.cmd()).containsExactly("httpd", "-f");
        assertThat(spec.entrypoint()).containsExactly("/bin/sh", "-c");
        assertThat(spec.labels()).containsEntry("team", "blue");
        assertThat(spec.workdir()).contains("/www");
        assertThat(spec.user()).contains("nobody");
        assertThat(spec.startTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(spec.startRetries()).isEqualTo(2);
    }

    @Test
    void toBuilderKeepsEverything() {
        assertThat(full().toBuilder().build()).usingRecursiveComparison().isEqualTo(full());
        assertThat(full()).hasNoNullFieldsOrProperties(); // a new attribute must be set in full() too
    }

    @Test
    void aBuilderThatGoesOnDoesNotChangeASpec() {
        ContainerSpec.Builder builder = ContainerSpec.builder("test:uno");
        ContainerSpec spec = builder.build();

        builder.port("1337").env("A", "b").label("c", "d");

        assertThat(spec.ports()).isEmpty();
        assertThat(spec.env()).isEmpty();
        assertThat(spec.labels()).isEmpty();
        assertThatThrownBy(() -> spec.env().put("A", "b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void nothingButAnImageIsNeeded() {
        ContainerSpec spec = ContainerSpec.of("test:uno");

        assertThat(spec.name()).isEmpty();
        assertThat(spec.startTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(spec.startRetries()).isZero();
    }

    @Test
    void reservedLabelsAreRefused() {
        ContainerSpec.Builder builder = ContainerSpec.builder("test:uno").label("io.dockops.session", "mine");

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Label [io.dockops.session]")
                .hasMessageContaining("the prefix [io.dockops.] is reserved");
    }

    @Test
    void textLeaksNoSecretValues() {
        assertThat(full()).hasToString("test:uno [127.0.0.1::1337/tcp, 127.0.0.1:49222:1338/tcp] [TOKEN=***]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "-ab", "a b", "a/b", "ümlaut"})
    void badContainerNamesAreRefused(String name) {
        ContainerSpec.Builder builder = ContainerSpec.builder("test:uno");

        assertThatThrownBy(() -> builder.name(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[" + name + "]");
    }

    @Test
    void badValuesAreRefusedWhenTheyAreGiven() {
        ContainerSpec.Builder builder = ContainerSpec.builder("test:uno");

        assertThatThrownBy(() -> ContainerSpec.builder("Test:uno")).hasMessageContaining("Bad image name [Test:uno]");
        assertThatThrownBy(() -> builder.port("0")).hasMessageContaining("Bad port [0]");
        assertThatThrownBy(() -> builder.port("80:65536")).hasMessageContaining("out of range");
        assertThatThrownBy(() -> builder.env("A=B", "c")).hasMessageContaining("[A=B]");
        assertThatThrownBy(() -> builder.env(" ", "c")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.startTimeout(Duration.ZERO)).hasMessageContaining("start time-out [PT0S]");
        assertThatThrownBy(() -> builder.startTimeout(Duration.ofDays(2))).hasMessageContaining("at most a day");
        assertThatThrownBy(() -> builder.startTimeout(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.platform(" ")).hasMessageContaining("Bad platform [ ]");
        assertThatThrownBy(() -> builder.startRetries(-1)).hasMessageContaining("[-1]");
        assertThatThrownBy(() -> builder.label(" ", "x").build()).hasMessageContaining("its name is empty");
    }
}
