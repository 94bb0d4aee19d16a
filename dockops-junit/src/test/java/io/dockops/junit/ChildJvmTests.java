package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.RunningContainer;
import io.dockops.testing.EngineOnTcp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** What needs an environment of its own: no engine, or one whose calls are counted. */
class ChildJvmTests {

    private static final String NO_ENGINE = "unix:///nonexistent.sock";
    private static final String GROUP = "junit-child";
    private static final String IMAGE = "junit-child:uno";

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void withoutAnEngineTestsFailAndNameTheSocketOrAreDisabledWhereTheyAskForThat() throws Exception {
        Instant begin = Instant.now();
        List<String> output;
        try (ChildJvm child = ChildJvm.withDockerHost(
                NO_ENGINE, ContainerCase.class, ImageCase.class, ConditionTests.EnabledCase.class)) {
            output = child.awaitOutput();
        }

        assertThat(Duration.between(begin, Instant.now()))
                .as("the JVM's start included")
                .isLessThan(Duration.ofSeconds(15));
        assertThat(output)
                .anySatisfy(
                        line -> assertThat(line)
                                .startsWith(
                                        "failed ChildJvmTests$ContainerCase: io.dockops.EngineUnavailableException: ")
                                .contains(
                                        "No engine answers at [unix:///nonexistent.sock], from DOCKER_HOST: missing. Start the engine"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("failed ChildJvmTests$ImageCase: io.dockops.EngineUnavailableException: ")
                        .contains("[unix:///nonexistent.sock]"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("skipped ConditionTests$EnabledCase: ")
                        .contains("[unix:///nonexistent.sock]"))
                .noneSatisfy(line -> assertThat(line).startsWith("successful"));
    }

    @Test
    void anEngineOnPlainTcpIsAnErrorEvenWhereTestsAreDisabledWithoutAnEngine() throws Exception {
        try (EngineOnTcp tcp = new EngineOnTcp();
                ChildJvm child = ChildJvm.withDockerHost(
                        tcp.dockerhost(), ConditionTests.EnabledCase.class, ContainerCase.class)) {
            List<String> output = child.awaitOutput();

            assertThat(output)
                    .anySatisfy(line -> assertThat(line).startsWith("failed ConditionTests$EnabledCase: "))
                    .anySatisfy(line -> assertThat(line).startsWith("failed ChildJvmTests$ContainerCase: "))
                    .filteredOn(line -> line.startsWith("failed ChildJvmTests$ContainerCase: "))
                    .singleElement()
                    .asString()
                    .contains("No request is sent to the engine at [" + tcp.dockerhost() + "], from DOCKER_HOST")
                    .contains("DOCKOPS_PLAIN_TCP=" + tcp.host());
            assertThat(output).noneMatch(line -> line.startsWith("skipped"));
            assertThat(tcp.connections()).isZero();
        }
    }

    @Test
    void anEngineOnPlainTcpThatTheEnvironmentNamesIsUsed() throws Exception {
        try (EngineOnTcp tcp = new EngineOnTcp();
                ChildJvm child = ChildJvm.withEnvironment(
                        Map.of("DOCKER_HOST", tcp.dockerhost(), "DOCKOPS_PLAIN_TCP", "other.example," + tcp.host()),
                        ConditionTests.EnabledCase.class)) {
            assertThat(child.awaitOutput()).contains("successful runs()", "successful runsToo()");
            assertThat(tcp.connections()).isPositive();
        }
    }

    @Test
    void thePasswordOfADockerHostIsNotRepeated() throws Exception {
        try (ChildJvm child = ChildJvm.withDockerHost(
                "tcp://ann:canary@engine.example:2375", ContainerCase.class, ConditionTests.EnabledCase.class)) {
            assertThat(child.awaitOutput())
                    .anySatisfy(
                            line -> assertThat(line).contains("Cannot parse dockerhost [tcp://ann:…@engine.example"))
                    .noneSatisfy(line -> assertThat(line).contains("canary"));
        }
    }

    @Test
    void anImageIsBuiltOnceForAllClassesAndAContainerTakesNoCallTooMany() throws Exception {
        List<String> calls = calls(ContainerCase.class, SameImageCase.class);

        assertThat(calls).filteredOn("POST /build"::equals).hasSize(1);
        assertThat(calls).filteredOn("POST /containers/create"::equals).hasSize(1);
        assertThat(calls).filteredOn("POST /containers/ID/start"::equals).hasSize(1);
        assertThat(calls).filteredOn("DELETE /containers/ID"::equals).hasSize(1);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aFailedImageIsNotBuiltAgain() throws Exception {
        List<String> calls = calls(FailingBuildCase.class, FailingBuildAgainCase.class);

        assertThat(calls).filteredOn("POST /build"::equals).hasSize(1);
    }

    @Test
    void aDisabledClassCallsNobody() throws Exception {
        assertThat(calls(DisabledCase.class, ConditionTests.DisabledCase.class)).isEmpty();
    }

    @Test
    void badDeclarationsCallNobody() throws Exception {
        assertThat(calls(BadInputTests.BadNameCase.class, BadInputTests.UnknownGroupCase.class))
                .isEmpty();
    }

    private static List<String> calls(Class<?>... classes) throws Exception {
        try (RecordingProxy proxy = RecordingProxy.start();
                ChildJvm child = ChildJvm.withDockerHost(proxy.dockerHost(), classes)) {
            assertThat(child.awaitOutput()).contains("ended");
            return proxy.calls();
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337")
    static class ContainerCase {

        @Test
        void answers(@MappedPort(1337) int port, RunningContainer container) throws Exception {
            RealEngine.assertAnswers(container, port);
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    static class SameImageCase {

        @Test
        void needsNoContainer() {}
    }

    @DockerImage(tag = "junit-child:other", dockerfile = RealEngine.WEB)
    static class ImageCase {

        @Test
        void neverRuns() {}
    }

    @DockerImage(tag = "junit-child:broken", dockerfile = "FROM busybox\nRUN exit 7\n")
    static class FailingBuildCase {

        @Test
        void neverRuns() {}
    }

    @DockerImage(tag = "junit-child:broken", dockerfile = "FROM busybox\nRUN exit 7\n")
    static class FailingBuildAgainCase {

        @Test
        void neverRuns() {}
    }

    @Disabled("for a reason")
    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337")
    static class DisabledCase {

        @Test
        void neverRuns() {}
    }
}
