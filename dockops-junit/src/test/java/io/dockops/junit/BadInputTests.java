package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.ContainerStartException;
import io.dockops.DockopsException;
import io.dockops.ImageBuildException;
import io.dockops.ReadinessException;
import io.dockops.RunningContainer;
import io.dockops.testing.FaultTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What goes wrong says why, and leaves nothing behind. Bad tars: {@link BadTarTests}. */
class BadInputTests {

    private static final String GROUP = "junit-bad";
    private static final String IMAGE = "junit-bad:uno";
    private static final int BUSY = 48_913;

    @AfterEach
    void nothingIsLeft() {
        RealEngine.assertNothingLeft(GROUP);
    }

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void aFailingStepOfABuildIsToldWithItsOutputAndCode() {
        Throwable failure = Cases.run(FailingBuildCase.class).failure();

        assertThat(failure)
                .isInstanceOf(ImageBuildException.class)
                .hasMessageContaining(
                        "Building image [junit-bad:broken from a Dockerfile's text] failed at [Step 2/3 : RUN ")
                .hasMessageContaining("the disk is made of cheese")
                .hasMessageContaining("returned a non-zero code: 7");
        FaultTable.saw("failing RUN", failure);
    }

    @Test
    void aFailedImageFailsTheNextClassWithAFreshExceptionAndTheFirstAsCause() {
        List<Throwable> failures =
                Cases.run(FailingBuildCase.class, FailingBuildAgainCase.class).failures();

        assertThat(failures).hasSize(2);
        assertThat(failures.get(1))
                .isInstanceOf(DockopsException.class)
                .hasMessageStartingWith("It failed before, and is not tried again: Building image [junit-bad:broken")
                .hasCause(failures.get(0));
    }

    @Test
    void badDeclarationsFailBeforeAnythingStarts() {
        Throwable badName = Cases.run(BadNameCase.class).failure();
        assertThat(badName)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("@RunContainer(image = \"Junit:Bad\") on class [" + BadNameCase.class.getName()
                        + "]: Bad image name [Junit:Bad]");
        FaultTable.saw("bad tag", badName); // that the engine hears of nothing: ChildJvmTests
        assertThat(Cases.run(PortOutOfRangeCase.class).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("ports: Bad port [70000]: Container port [70000] is out of range");
        assertThat(Cases.run(UnknownGroupCase.class).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("Group [junit-dab] has no declared image; declared are [junit-bad:uno]");
        assertThat(Cases.run(TwoSourcesInNestedCase.class).failures())
                .singleElement()
                .isInstanceOf(ExtensionConfigurationException.class)
                .asString()
                .contains("Image [junit-bad:uno] is declared twice");
    }

    @Test
    void aBusyPortIsNamed() throws IOException {
        ServerSocket holder = new ServerSocket(BUSY, 1, InetAddress.getLoopbackAddress());
        try (holder) {
            assertThat(Cases.run(BusyPortCase.class).failure())
                    .isInstanceOf(ContainerStartException.class)
                    .hasMessageContaining("host port [" + BUSY + "] of \"127.0.0.1:" + BUSY
                            + ":1337/tcp\" is taken by a process outside of the engine; choose another");
        }
    }

    @Test
    void aMissingImageThatCantBePulledSaysSo() {
        Throwable failure = Cases.run(NoSuchImageCase.class).failure();

        assertThat(failure)
                .isInstanceOf(DockopsException.class)
                .hasMessageStartingWith("Image [localhost:1/junit-bad:none] could not be pulled: ");
        FaultTable.saw("image missing, not pullable", failure);
    }

    @Test
    void aContainerThatExitsAtOnceIsToldWithItsCodeAndLogAndWithoutTheWholeWait() {
        long begin = System.nanoTime();
        Throwable failure = Cases.run(ExitingCase.class).failure();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(failure)
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("of image [junit-bad:exits] ended with exit code 3 after ")
                .hasMessageContaining("no configuration found");
        assertThat(took).isLessThan(Duration.ofMinutes(5));
        FaultTable.saw("container exits at once", failure);
    }

    @Test
    void aContainerThatIsNeverReadyIsToldWithItsStateAndLog() {
        Throwable failure = Cases.run(NeverReadyCase.class).failure();

        assertThat(failure)
                .isInstanceOf(ReadinessException.class)
                .hasMessageContaining("was not ready within 1000 ms: ")
                .hasMessageContaining("listens")
                .hasMessageContaining("Its state is running")
                .hasMessageContaining("waiting for Godot");
        FaultTable.saw("never ready", failure);
    }

    @Test
    void exhaustedRetriesAreAllTold() {
        Throwable failure = Cases.run(RetriesCase.class).failure();

        assertThat(failure)
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("did not start in 2 tries; the first: ")
                .hasMessageContaining("exit code 3");
        assertThat(failure.getCause()).hasMessageContaining("exit code 3");
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(second -> assertThat(second).hasMessageContaining("exit code 3"));
        assertThat(failure.getCause().getMessage()).isNotEqualTo(failure.getSuppressed()[0].getMessage());
    }

    @Test
    void whenOneContainerFailsTheOthersThatHadStartedAreGone() {
        assertThat(Cases.run(OneOfThreeFailsCase.class).failure())
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("exit code 3");
    }

    @Test
    void whenATestsContainerFailsTheTestFailsAndTheClassesContainerIsGone() {
        assertThat(Cases.run(MethodScopeFailsCase.class).failure())
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("exit code 3");
    }

    @Test
    void parametersThatCantBeResolvedListWhatThereIs() {
        List<String> failures = Cases.run(BadParametersCase.class).failures().stream()
                .map(failure -> {
                    assertThat(failure).isInstanceOf(ParameterResolutionException.class);
                    return failure.getMessage();
                })
                .toList();

        assertThat(failures)
                .hasSize(8)
                .anySatisfy(message -> assertThat(message)
                        .contains(
                                "no container publishes port [9/tcp]; there are [first] with ports [1337/tcp -> 127.0.0.1:")
                        .contains("[second] with ports [1337/tcp -> "))
                .anySatisfy(message -> assertThat(message)
                        .contains("container [first] does not publish port [9/tcp]; it publishes [1337/tcp -> ")
                        .endsWith(": add it to its ports"))
                .anySatisfy(message -> assertThat(message)
                        .endsWith("port [1337/tcp] is published by the containers [first, second]: say which, as in"
                                + " @MappedPort(value = 1337, container = \"first\")"))
                .anySatisfy(message -> assertThat(message)
                        .contains("there is no container [third]; there are [first] with ports [")
                        .contains("[second]"))
                .anySatisfy(
                        message -> assertThat(message).contains("there is no container [fourth]; there are [first]"))
                .anySatisfy(message -> assertThat(message)
                        .contains("there is more than one container; there are [first]")
                        .endsWith(": say which, as in @Container(\"first\")"))
                .anySatisfy(message -> assertThat(message)
                        .contains("@MappedPort is for an int, Integer, PortMapping or InetSocketAddress, and not for"
                                + " a java.lang.String"))
                .anySatisfy(message -> assertThat(message)
                        .contains("@Container is for a RunningContainer or PortMappings, and not for a"
                                + " java.lang.String"))
                .allSatisfy(message ->
                        assertThat(message).contains("] of [void io.dockops.junit.BadInputTests$BadParametersCase."));
    }

    @Test
    void aContainerThatIsAskedForWhereNoneIsDeclaredSaysWhatToDeclare() {
        assertThat(Cases.run(NoContainerCase.class).failure())
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageEndingWith("there is no container: declare one with @RunContainer");
    }

    @Test
    void aConstructorThatAsksForATestsContainerIsToldWhereThatIsSeen() {
        assertThat(Cases.run(MethodScopeInConstructorCase.class).failure())
                .isInstanceOf(ParameterResolutionException.class)
                .hasStackTraceContaining("there is no container [own]; there is none (a container of scope METHOD is"
                        + " seen by @BeforeEach, @AfterEach and tests only)");
    }

    private static final String EXITS = """
            FROM busybox
            CMD ["sh", "-c", "echo no configuration found; exit 3"]
            """;

    @DockerImage(tag = "junit-bad:broken", dockerfile = "FROM busybox\nRUN echo the disk is made of cheese; exit 7\n")
    static class FailingBuildCase extends NeverRun {}

    @DockerImage(tag = "junit-bad:broken", dockerfile = "FROM busybox\nRUN echo the disk is made of cheese; exit 7\n")
    static class FailingBuildAgainCase extends NeverRun {}

    @RunContainer(image = "Junit:Bad")
    static class BadNameCase extends NeverRun {}

    @RunContainer(image = IMAGE, ports = "70000")
    static class PortOutOfRangeCase extends NeverRun {}

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(group = "junit-dab")
    static class UnknownGroupCase extends NeverRun {}

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    static class TwoSourcesInNestedCase {

        @Nested
        @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
        class Inner {

            @Test
            void neverRuns() {}
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = BUSY + ":1337")
    static class BusyPortCase extends NeverRun {}

    @RunContainer(image = "localhost:1/junit-bad:none")
    static class NoSuchImageCase extends NeverRun {}

    @DockerImage(tag = "junit-bad:exits", dockerfile = EXITS)
    @RunContainer(image = "junit-bad:exits", ports = "1337", startTimeout = "10m")
    static class ExitingCase extends NeverRun {}

    @DockerImage(
            tag = "junit-bad:mute",
            dockerfile = "FROM busybox\nCMD [\"sh\", \"-c\", \"echo waiting for Godot; sleep 600\"]\n")
    @RunContainer(image = "junit-bad:mute", ports = "1337", startTimeout = "1s")
    static class NeverReadyCase extends NeverRun {}

    @DockerImage(tag = "junit-bad:exits", dockerfile = EXITS)
    @RunContainer(image = "junit-bad:exits", ports = "1337", startRetries = 1)
    static class RetriesCase extends NeverRun {}

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @DockerImage(tag = "junit-bad:exits", dockerfile = EXITS)
    @RunContainer(image = IMAGE, name = "first", ports = "1337")
    @RunContainer(image = "junit-bad:exits", ports = "1337")
    @RunContainer(image = IMAGE, name = "second", ports = "1337")
    static class OneOfThreeFailsCase extends NeverRun {}

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @DockerImage(tag = "junit-bad:exits", dockerfile = EXITS)
    @RunContainer(image = IMAGE, name = "first", ports = "1337")
    @RunContainer(image = "junit-bad:exits", ports = "1337", scope = Scope.METHOD)
    static class MethodScopeFailsCase extends NeverRun {}

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, name = "first", ports = "1337")
    @RunContainer(image = IMAGE, name = "second", ports = "1337")
    static class BadParametersCase {

        @Test
        void notPublished(@MappedPort(9) int port) {}

        @Test
        void notPublishedByTheNamedOne(@MappedPort(value = 9, container = "first") int port) {}

        @Test
        void publishedByBoth(@MappedPort(1337) int port) {}

        @Test
        void unknown(@Container("third") RunningContainer container) {}

        @Test
        void unknownForAPort(@MappedPort(value = 1337, container = "fourth") int port) {}

        @Test
        void ambiguous(RunningContainer container) {}

        @Test
        void portAsText(@MappedPort(value = 1337, container = "first") String port) {}

        @Test
        void containerAsText(@Container("first") String container) {}
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    static class NoContainerCase {

        @Test
        void asksForOne(RunningContainer container) {}
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, name = "own", scope = Scope.METHOD)
    static class MethodScopeInConstructorCase {

        MethodScopeInConstructorCase(@Container("own") RunningContainer own) {
            own.stop();
        }

        @Test
        void neverRuns() {}
    }

    abstract static class NeverRun {

        @Test
        void neverRuns() {}
    }
}
