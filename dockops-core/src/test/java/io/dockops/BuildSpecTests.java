package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildSpecTests {

    @Test
    void aSpecSaysWhatTheBuilderWasTold() {
        BuildSpec spec = BuildSpec.context(Path.of("docker"), "test:uno")
                .dockerfilePath("sub/Dockerfile")
                .buildArg("TOKEN", "hush")
                .target("stage")
                .platform("linux/amd64")
                .label("is", "uno")
                .pull(true)
                .timeout(Duration.ofMinutes(1))
                .build();

        assertThat(spec.tag()).hasToString("test:uno");
        assertThat(spec.dockerfilePath()).isEqualTo("sub/Dockerfile");
        assertThat(spec.buildArgs()).containsEntry("TOKEN", "hush");
        assertThat(spec.target()).contains("stage");
        assertThat(spec.platform()).contains("linux/amd64");
        assertThat(spec.labels()).containsEntry("is", "uno");
        assertThat(spec.pull()).isTrue();
        assertThat(spec.timeout()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theDefaultsAreDockers() {
        BuildSpec spec = BuildSpec.dockerfile("FROM busybox", "test").build();

        assertThat(spec.tag()).hasToString("test:latest");
        assertThat(spec.dockerfilePath()).isEqualTo("Dockerfile");
        assertThat(spec.target()).isEmpty();
        assertThat(spec.platform()).isEmpty();
        assertThat(spec.labels()).isEmpty();
        assertThat(spec.pull()).isFalse();
        assertThat(spec.timeout()).isEqualTo(BuildSpec.DEFAULT_TIMEOUT);
    }

    @Test
    void textLeaksNeitherSecretArgumentsNorTheDockerfile() {
        assertThat(BuildSpec.dockerfile("FROM busybox\nENV TOKEN=hush", "test:uno")
                        .buildArg("TOKEN", "hush")
                        .build())
                .hasToString("test:uno from a Dockerfile's text with [TOKEN=***]");
        assertThat(BuildSpec.tar(Path.of("a.tar"), "test:uno").build()).hasToString("test:uno from a.tar");
        assertThat(BuildSpec.tar(InputStream.nullInputStream(), "test:uno").build())
                .hasToString("test:uno from a stream");
    }

    @Test
    void aBuilderThatGoesOnDoesNotChangeASpec() {
        BuildSpec.Builder builder = BuildSpec.dockerfile("FROM busybox", "test:uno");
        BuildSpec spec = builder.build();

        builder.buildArg("A", "b").target("x");

        assertThat(spec.buildArgs()).isEmpty();
        assertThat(spec.target()).isEmpty();
        assertThatThrownBy(() -> spec.buildArgs().put("A", "b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void badTagsAndDigestsAreRefused() {
        assertThatThrownBy(() -> BuildSpec.dockerfile("FROM busybox", "Test:uno"))
                .hasMessageContaining("Bad image name [Test:uno]");
        assertThatThrownBy(() -> BuildSpec.dockerfile("FROM busybox", "test@sha256:" + "0".repeat(64)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can't be built under the digest");
    }

    @Test
    void aTimeoutMustBeMoreThanNothing() {
        BuildSpec.Builder builder = BuildSpec.dockerfile("FROM busybox", "test:uno");

        assertThatThrownBy(() -> builder.timeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[PT0S]");
    }

    @Test
    void aBuildArgumentNeedsAName() {
        BuildSpec.Builder builder = BuildSpec.dockerfile("FROM busybox", "test:uno");

        assertThatThrownBy(() -> builder.buildArg(" ", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[ ]");
    }

    @Test
    void aTargetNeedsAName() {
        BuildSpec.Builder builder = BuildSpec.dockerfile("FROM busybox", "test:uno");

        assertThatThrownBy(() -> builder.target(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Bad target []");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "linux/", "/arm64", "linux/arm/v7/x", "linux arm64", "linux,arm64"})
    void aPlatformOfAnotherFormIsRefused(String platform) {
        BuildSpec.Builder builder = BuildSpec.dockerfile("FROM busybox", "test:uno");

        assertThatThrownBy(() -> builder.platform(platform))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Bad platform [" + platform + "]")
                .hasMessageContaining("[linux/arm64]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux", "linux/amd64", "linux/arm/v7", "wasi/wasm"})
    void aPlatformMayHaveUpToThreeParts(String platform) {
        assertThat(BuildSpec.dockerfile("FROM busybox", "test:uno")
                        .platform(platform)
                        .build()
                        .platform())
                .contains(platform);
    }

    @Test
    void reservedLabelsAreRefused() {
        BuildSpec.Builder builder =
                BuildSpec.dockerfile("FROM busybox", "test:uno").label("io.dockops.content", "x");

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[io.dockops.content]");
    }
}
