package io.dockops.junit;

import static io.dockops.junit.Plans.assertRefused;
import static io.dockops.junit.Plans.inModule;
import static io.dockops.junit.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dockops.BuildSpec;
import io.dockops.junit.plan.Defaults;
import io.dockops.junit.plan.ImageDeclaration;
import io.dockops.junit.plan.ImageSource;
import io.dockops.junit.plan.KeepPolicy;
import io.dockops.junit.plan.PullPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code @DockerImage} says arrives in the plan, and what is bad is told. */
class ImageReaderTests {

    private static final Defaults CONFIGURED = new Defaults(
            Duration.ofSeconds(7),
            3,
            Duration.ofSeconds(8),
            PullPolicy.ALWAYS,
            true,
            KeepPolicy.ON_FAILURE,
            false,
            Optional.of("linux/arm64"));

    @Test
    void whereItComesFromArrives() {
        @DockerImage(tag = "test:text", dockerfile = "FROM busybox")
        @DockerImage(tag = "test:directory", context = "src/test/java")
        @DockerImage(tag = "test:tar", tar = "pom.xml")
        @DockerImage(tag = "test")
        class SourcesCase {}

        assertThat(plan(SourcesCase.class).images())
                .extracting(image -> image.tag().toString(), ImageDeclaration::source)
                .containsExactly(
                        tuple("test:text", build(BuildSpec.dockerfile("FROM busybox", "test:text"))),
                        tuple("test:directory", build(BuildSpec.context(inModule("src/test/java"), "test:directory"))),
                        tuple("test:tar", build(BuildSpec.tar(inModule("pom.xml"), "test:tar"))),
                        tuple("test:latest", new ImageSource.Registry()));
    }

    @Test
    void howItIsBuiltArrives() {
        @DockerImage(
                tag = "test:uno",
                dockerfile = "FROM busybox AS stage",
                buildArgs = {"A=b=c", "EMPTY="},
                target = "stage",
                platform = "linux/amd64",
                pull = Pull.ALWAYS,
                rebuild = true,
                remove = true)
        class BuiltCase {}

        ImageDeclaration image = onlyImage(BuiltCase.class, Defaults.NONE);

        assertThat(image.source())
                .isEqualTo(build(BuildSpec.dockerfile("FROM busybox AS stage", "test:uno")
                        .buildArg("A", "b=c")
                        .buildArg("EMPTY", "")
                        .target("stage")
                        .platform("linux/amd64")
                        .pull(true)));
        assertThat(image.rebuild()).isTrue();
        assertThat(image.remove()).isTrue();
    }

    @Test
    void howItIsPulledArrives() {
        @DockerImage(tag = "test:uno", platform = "linux/arm/v7", pull = Pull.NEVER, remove = true)
        class PulledCase {}

        ImageDeclaration image = onlyImage(PulledCase.class, Defaults.NONE);

        assertThat(image.source()).isEqualTo(new ImageSource.Registry());
        assertThat(image.platform()).contains("linux/arm/v7");
        assertThat(image.pull()).isEqualTo(PullPolicy.NEVER);
        assertThat(image.remove()).isTrue();
    }

    @Test
    void whatIsLeftAwayIsTheDefault() {
        @DockerImage(tag = "test:uno", dockerfile = "FROM busybox")
        class SilentCase {}

        ImageDeclaration image = onlyImage(SilentCase.class, Defaults.NONE);

        assertThat(image.source()).isEqualTo(build(BuildSpec.dockerfile("FROM busybox", "test:uno")));
        assertThat(image.platform()).isEmpty();
        assertThat(image.pull()).isEqualTo(PullPolicy.MISSING);
        assertThat(image.rebuild()).isFalse();
        assertThat(image.remove()).isFalse();
    }

    @Test
    void whatIsConfiguredHoldsWhereNothingIsSaid() {
        @DockerImage(tag = "test:uno", dockerfile = "FROM busybox")
        class SilentCase {}

        ImageDeclaration image = onlyImage(SilentCase.class, CONFIGURED);

        assertThat(image.source())
                .isEqualTo(build(BuildSpec.dockerfile("FROM busybox", "test:uno")
                        .platform("linux/arm64")
                        .pull(true)));
        assertThat(image.platform()).contains("linux/arm64");
        assertThat(image.pull()).isEqualTo(PullPolicy.ALWAYS);
        assertThat(image.rebuild()).isTrue();
        assertThat(image.remove()).isFalse();
    }

    @Test
    void whatIsSaidHoldsOverWhatIsConfigured() {
        @DockerImage(tag = "test:uno", dockerfile = "FROM busybox", platform = "linux/amd64", pull = Pull.MISSING)
        class SayingCase {}

        ImageDeclaration image = onlyImage(SayingCase.class, CONFIGURED);

        assertThat(image.source())
                .isEqualTo(
                        build(BuildSpec.dockerfile("FROM busybox", "test:uno").platform("linux/amd64")));
        assertThat(image.platform()).contains("linux/amd64");
        assertThat(image.pull()).isEqualTo(PullPolicy.MISSING);
    }

    @Test
    void badTagOfAnImage() {
        @DockerImage(tag = "test:-uno")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@DockerImage(tag = \"test:-uno\")",
                "Bad image name [test:-uno]: the tag [-uno] must be a letter, digit or _");
    }

    @Test
    void twoSourcesOfOneImage() {
        @DockerImage(tag = "test:uno", tar = "pom.xml", dockerfile = "FROM busybox")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@DockerImage(tag = \"test:uno\")",
                "more than one of tar, context and dockerfile is given: keep the one that the image is made from");
    }

    @Test
    void missingTarNamesBothPlacesWhereItWasLookedFor() {
        @DockerImage(tag = "test:uno", tar = "missing/test-uno.tar")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@DockerImage(tag = \"test:uno\")",
                "tar: [missing/test-uno.tar] was not found, neither on the class path nor as ["
                        + inModule("missing/test-uno.tar") + "]: check the path");
    }

    @Test
    void missingContextNamesBothPlacesWhereItWasLookedFor() {
        @DockerImage(tag = "test:uno", context = "missing")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@DockerImage(tag = \"test:uno\")",
                "context: [missing] was not found, neither on the class path nor as [" + inModule("missing"));
    }

    @Test
    void buildArgumentWithoutName() {
        @DockerImage(tag = "test:uno", dockerfile = "FROM busybox", buildArgs = "=value")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@DockerImage(tag = \"test:uno\")",
                "]: buildArgs: an entry has no name before its equals sign: write it like \"NAME=value\"");
    }

    @Test
    void buildArgumentsOfAnImageThatIsNotBuilt() {
        @DockerImage(tag = "test:uno", buildArgs = "A=b")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@DockerImage(tag = \"test:uno\")",
                "]: buildArgs and target are for an image that is built: give the tar, context or dockerfile");
    }

    @Test
    void targetOfAnImageThatIsNotBuilt() {
        @DockerImage(tag = "test:uno", target = "stage")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@DockerImage(tag = \"test:uno\")",
                "]: buildArgs and target are for an image that is built: give the tar, context or dockerfile");
    }

    @Test
    void targetWithABlankName() {
        @DockerImage(tag = "test:uno", dockerfile = "FROM busybox", target = " ")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@DockerImage(tag = \"test:uno\")",
                "]: target: Bad target [ ]: name a stage of the Dockerfile");
    }

    @Test
    void platformWithABlankName() {
        @DockerImage(tag = "test:uno", dockerfile = "FROM busybox", platform = " ")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@DockerImage(tag = \"test:uno\")",
                "]: platform: Bad platform [ ]: write it as system/architecture");
    }

    @Test
    void platformWithABlankNameOfAnImageThatIsPulled() {
        @DockerImage(tag = "test:uno", platform = " ")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@DockerImage(tag = \"test:uno\")",
                "]: platform: Bad platform [ ]: write it as system/architecture");
    }

    private static ImageDeclaration onlyImage(Class<?> testClass, Defaults defaults) {
        List<ImageDeclaration> images = plan(testClass, defaults).images();
        assertThat(images).hasSize(1);
        return images.get(0);
    }

    private static ImageSource build(BuildSpec.Builder spec) {
        return new ImageSource.Build(spec.build());
    }
}
