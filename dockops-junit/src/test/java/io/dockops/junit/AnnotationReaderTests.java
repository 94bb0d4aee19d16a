package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.dockops.BuildSpec;
import io.dockops.ContainerSpec;
import io.dockops.PortBinding;
import io.dockops.junit.plan.Defaults;
import io.dockops.junit.plan.FixturePlan;
import io.dockops.junit.plan.ImageDeclaration;
import io.dockops.junit.plan.ImageSource;
import io.dockops.junit.plan.Lifetime;
import io.dockops.junit.plan.PlannedContainer;
import io.dockops.junit.plan.Surroundings;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

class AnnotationReaderTests {

    @Nested
    class Attributes {

        @Test
        void eachArrivesInTheSpec() {
            @RunContainer(
                    image = "test:uno",
                    name = "first",
                    ports = {"1337", "49222:1338", "53/udp"},
                    env = {"A=b", "EMPTY=", "EQUATION=x=y"},
                    cmd = {"httpd", "-f"},
                    entrypoint = {"/bin/sh", "-c"},
                    workdir = "/www",
                    user = "1000:1000",
                    labels = "team=red",
                    startTimeout = "500ms",
                    startRetries = 2,
                    scope = Scope.METHOD)
            class EverythingCase {}

            PlannedContainer container = onlyContainer(EverythingCase.class);

            assertThat(container.name()).isEqualTo("first");
            assertThat(container.lifetime()).isEqualTo(Lifetime.METHOD);
            ContainerSpec spec = container.spec();
            assertThat(spec.image()).hasToString("test:uno");
            assertThat(spec.ports())
                    .containsExactly(
                            PortBinding.of(1337), PortBinding.of(1338, 49_222), PortBinding.parse("127.0.0.1::53/udp"));
            assertThat(spec.env())
                    .containsEntry("A", "b")
                    .containsEntry("EMPTY", "")
                    .containsEntry("EQUATION", "x=y")
                    .hasSize(3);
            assertThat(spec.cmd()).containsExactly("httpd", "-f");
            assertThat(spec.entrypoint()).containsExactly("/bin/sh", "-c");
            assertThat(spec.workdir()).contains("/www");
            assertThat(spec.user()).contains("1000:1000");
            assertThat(spec.labels()).containsOnlyKeys("team").containsEntry("team", "red");
            assertThat(spec.startTimeout()).isEqualTo(Duration.ofMillis(500));
            assertThat(spec.startRetries()).isEqualTo(2);
        }

        @Test
        void thatAreLeftAwayAreTheDefaults() {
            @RunContainer(image = "test:uno")
            class PlainCase {}

            PlannedContainer container = onlyContainer(PlainCase.class);

            assertThat(container.name()).isEqualTo("test:uno");
            assertThat(container.lifetime()).isEqualTo(Lifetime.CLASS);
            ContainerSpec spec = container.spec();
            assertThat(spec.ports()).isEmpty();
            assertThat(spec.env()).isEmpty();
            assertThat(spec.cmd()).isEmpty();
            assertThat(spec.entrypoint()).isEmpty();
            assertThat(spec.workdir()).isEmpty();
            assertThat(spec.user()).isEmpty();
            assertThat(spec.name()).as("unique to each run").isEmpty();
            assertThat(spec.startTimeout()).isEqualTo(Duration.ofSeconds(60));
            assertThat(spec.startRetries()).isZero();
        }

        @Test
        void ofAGroupArriveInTheSpecOfEachMember() {
            @DockerImage(tag = "test:uno", dockerfile = "FROM busybox")
            @DockerImage(tag = "test:dos", dockerfile = "FROM busybox")
            @DockerImage(tag = "toast:uno", dockerfile = "FROM busybox")
            @RunContainer(group = "test", env = "A=b")
            class GroupCase {}

            assertThat(plan(GroupCase.class).containers())
                    .hasSize(2)
                    .allSatisfy(container -> assertThat(container.spec().env()).containsOnlyKeys("A"))
                    .extracting(container -> container.spec().image().toString())
                    .containsExactly("test:uno", "test:dos");
        }

        @Test
        void ofAnImageSayWhereItComesFrom() {
            @DockerImage(tag = "test:text", dockerfile = "FROM busybox")
            @DockerImage(tag = "test:directory", context = "src/test/java")
            @DockerImage(tag = "test:tar", tar = "pom.xml")
            @DockerImage(tag = "test")
            class SourcesCase {}

            assertThat(plan(SourcesCase.class).images())
                    .extracting(image -> image.tag().toString(), ImageDeclaration::source)
                    .containsExactly(
                            tuple("test:text", build(BuildSpec.dockerfile("FROM busybox", "test:text"))),
                            tuple(
                                    "test:directory",
                                    build(BuildSpec.context(inModule("src/test/java"), "test:directory"))),
                            tuple("test:tar", build(BuildSpec.tar(inModule("pom.xml"), "test:tar"))),
                            tuple("test:latest", new ImageSource.Registry()));
        }
    }

    @Nested
    class Places {

        @Test
        void superclassesComeFirst() {
            assertThat(plan(SubclassCase.class).containers())
                    .extracting(PlannedContainer::name)
                    .containsExactly("of the superclass", "of the subclass");
        }

        @Test
        void interfacesCount() {
            class ImplementingCase implements WithContainer {}

            assertThat(onlyContainer(ImplementingCase.class).name()).isEqualTo("of the interface");
        }

        @Test
        void metaAnnotationsCount() {
            @WebService
            class MetaCase {}

            assertThat(onlyContainer(MetaCase.class).name()).isEqualTo("web");
            assertThat(plan(MetaCase.class).images()).hasSize(1);
        }

        @Test
        void metaAnnotationsOfASuperclassCount() {
            @WebService
            class BaseCase {}
            class DerivedCase extends BaseCase {}

            assertThat(onlyContainer(DerivedCase.class).name()).isEqualTo("web");
        }

        @Test
        void repeatedOnesCountInTheirOrder() {
            @RunContainer(image = "test:uno", name = "first")
            @RunContainer(image = "test:uno", name = "second")
            class RepeatedCase {}

            assertThat(plan(RepeatedCase.class).containers())
                    .extracting(PlannedContainer::name)
                    .containsExactly("first", "second");
        }

        @Test
        void equalOnesCountOnce() {
            @WebService
            class TwiceCase implements WithContainer, AlsoWithContainer {}

            assertThat(plan(TwiceCase.class).containers())
                    .extracting(PlannedContainer::name)
                    .containsExactlyInAnyOrder("of the interface", "web");
        }

        @Test
        void classesAroundDoNotCountButTheirImagesCanBeNamedByGroup() {
            @RunContainer(group = "test")
            class InnerCase {}
            Surroundings around = new Surroundings(plan(WithImageCase.class).images(), List.of());

            FixturePlan plan = AnnotationReader.plan(InnerCase.class, around, Defaults.NONE);

            assertThat(plan.images()).isEmpty();
            assertThat(plan.containers()).extracting(PlannedContainer::name).containsExactly("test:uno");
        }

        @Test
        void aClassWithoutAnnotationsNeedsNothing() {
            class NothingCase {}

            assertThat(plan(NothingCase.class)).isEqualTo(FixturePlan.NONE);
        }
    }

    @Nested
    class BadValues {

        @Test
        void badNameOfAnImageToRun() {
            @RunContainer(image = "Test:uno")
            class BadCase {}

            assertRefused(
                    BadCase.class,
                    "@RunContainer(image = \"Test:uno\")",
                    "Bad image name [Test:uno]: the group [Test] must be lower-case letters");
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
        void badGroup() {
            @RunContainer(group = "te st")
            class BadCase {}

            assertRefused(BadCase.class, "@RunContainer(group = \"te st\")", "Bad image name [te st]: the group");
        }

        @Test
        void portOutOfRange() {
            @RunContainer(image = "test:uno", ports = "65536")
            class BadCase {}

            assertRefused(
                    BadCase.class,
                    "@RunContainer(image = \"test:uno\")",
                    "ports: Bad port [65536]: Container port [65536] is out of range: ports go from 1 to 65535");
        }

        @Test
        void portOfNoForm() {
            @RunContainer(image = "test:uno", ports = "http")
            class BadCase {}

            assertRefused(
                    BadCase.class,
                    "@RunContainer(image = \"test:uno\")",
                    "ports: Bad port [http]: write it like \"1337\", \"49222:1337\"");
        }

        @Test
        void badDuration() {
            @RunContainer(image = "test:uno", startTimeout = "1 hour")
            class BadCase {}

            assertRefused(
                    BadCase.class,
                    "@RunContainer(image = \"test:uno\")",
                    "startTimeout: Bad duration [1 hour]: write it like \"500ms\", \"60s\"");
        }

        @Test
        void durationOfNothing() {
            @RunContainer(image = "test:uno", startTimeout = "0s")
            class BadCase {}

            assertRefused(
                    BadCase.class,
                    "@RunContainer(image = \"test:uno\")",
                    "startTimeout: Bad start time-out [PT0S]: it must be more than nothing");
        }

        @Test
        void negativeRetries() {
            @RunContainer(image = "test:uno", startRetries = -2)
            class BadCase {}

            assertRefused(
                    BadCase.class,
                    "@RunContainer(image = \"test:uno\")",
                    "startRetries: Bad number of start retries [-2]: 0 is the least");
        }

        @Test
        void variableWithoutEqualsSignWhichMayBeASecretAndIsNotRepeated() {
            @RunContainer(image = "test:uno", env = "hunter2")
            class BadCase {}

            assertRefused(
                    BadCase.class,
                    "@RunContainer(image = \"test:uno\")",
                    "env: an entry has no name before its equals sign: write it like \"NAME=value\"");
            assertThatExceptionOfType(ExtensionConfigurationException.class)
                    .isThrownBy(() -> plan(BadCase.class))
                    .satisfies(e -> assertThat(e).hasStackTraceContaining("env:"))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
        }

        @Test
        void variableWithoutName() {
            @RunContainer(image = "test:uno", env = "=value")
            class BadCase {}

            assertRefused(
                    BadCase.class,
                    "@RunContainer(image = \"test:uno\")",
                    "env: an entry has no name before its equals sign");
        }

        @Test
        void labelWithoutEqualsSign() {
            @RunContainer(image = "test:uno", labels = "team")
            class BadCase {}

            assertRefused(
                    BadCase.class,
                    "@RunContainer(image = \"test:uno\")",
                    "labels: an entry has no name before its equals sign");
        }

        @Test
        void reservedLabel() {
            @RunContainer(image = "test:uno", labels = "io.dockops.session=mine")
            class BadCase {}

            assertRefused(
                    BadCase.class,
                    "@RunContainer(image = \"test:uno\")",
                    "Label [io.dockops.session] can't be set: the prefix [io.dockops.] is reserved");
        }

        @Test
        void bothImageAndGroup() {
            @RunContainer(image = "test:uno", group = "test")
            class BadCase {}

            assertRefused(
                    BadCase.class,
                    "@RunContainer(image = \"test:uno\")",
                    "both image and group are given: keep the one that says what to run");
        }

        @Test
        void neitherImageNorGroup() {
            @RunContainer
            class BadCase {}

            assertRefused(
                    BadCase.class,
                    "@RunContainer",
                    "neither image nor group is given: name the image to run, or the group of declared images");
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
        void groupThatNamesNoDeclaredImage() {
            @DockerImage(tag = "test:uno", dockerfile = "FROM busybox")
            @RunContainer(group = "tets")
            class BadCase {}

            assertRefused(
                    BadCase.class,
                    "the fixtures",
                    "Group [tets] has no declared image; declared are [test:uno]: declare one with @DockerImage");
        }

        @Test
        void theCauseIsKept() {
            @RunContainer(image = "test:uno", ports = "http")
            class BadCase {}

            assertThatExceptionOfType(ExtensionConfigurationException.class)
                    .isThrownBy(() -> plan(BadCase.class))
                    .havingCause()
                    .isInstanceOf(IllegalArgumentException.class);
        }

        private void assertRefused(Class<?> testClass, String where, String what) {
            assertThatExceptionOfType(ExtensionConfigurationException.class)
                    .isThrownBy(() -> plan(testClass))
                    .withMessageStartingWith(where + " on class [" + testClass.getName() + "]: ")
                    .withMessageContaining(what);
        }
    }

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @DockerImage(tag = "test:web", dockerfile = "FROM busybox")
    @RunContainer(image = "test:web", name = "web", ports = "80")
    private @interface WebService {}

    @RunContainer(image = "test:uno", name = "of the interface")
    private interface WithContainer {}

    @RunContainer(image = "test:uno", name = "of the interface")
    private interface AlsoWithContainer {}

    @RunContainer(image = "test:uno", name = "of the superclass")
    private static class SuperclassCase {}

    @RunContainer(image = "test:uno", name = "of the subclass")
    private static final class SubclassCase extends SuperclassCase {}

    @DockerImage(tag = "test:uno", dockerfile = "FROM busybox")
    private static final class WithImageCase {}

    private static FixturePlan plan(Class<?> testClass) {
        return AnnotationReader.plan(testClass, Surroundings.NONE, Defaults.NONE);
    }

    private static PlannedContainer onlyContainer(Class<?> testClass) {
        List<PlannedContainer> containers = plan(testClass).containers();
        assertThat(containers).hasSize(1);
        return containers.get(0);
    }

    private static ImageSource build(BuildSpec.Builder spec) {
        return new ImageSource.Build(spec.build());
    }

    private static Path inModule(String path) {
        return Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .resolve(path)
                .normalize();
    }
}
