package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dockops.ContainerSummary;
import io.dockops.RunningContainer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers of scope METHOD: those of the next test start while one runs, those of the last one go meanwhile. */
class OverlapTests {

    private static final String GROUP = "junit-overlap";
    private static final String CONTAINER = "container";
    private static final String SEEN = "seen";

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    private static Launches run(Map<String, String> configuration, Class<?>... classes) {
        try (Launches session = new Launches()) {
            return session.run(configuration, classes);
        } finally {
            RealEngine.assertNothingLeft(GROUP);
        }
    }

    private static Launches run(Class<?>... classes) {
        return run(Map.of(), classes);
    }

    @Test
    void theNextTestsContainerStartsWhileATestRunsAndNoneWithoutATest() throws Exception {
        try (RecordingProxy proxy = RecordingProxy.start()) {
            Launches session = run(Map.of(ConfigurationKeys.HOST, proxy.dockerHost()), PreparingCase.class)
                    .succeeded(3);

            assertThat(session.published(CONTAINER)).hasSize(3).doesNotHaveDuplicates();
            assertThat(proxy.calls())
                    .filteredOn("POST /containers/create"::equals)
                    .hasSize(3);
        }
    }

    @Test
    void aTestDoesNotWaitForTheRemovalOfTheLastOnesContainer() throws Exception {
        try (RecordingProxy proxy = RecordingProxy.start((call, query) -> {
            if (call.startsWith("DELETE /containers/")) {
                await().until(() -> System.getProperty("junit-overlap.second") != null);
            }
        })) {
            run(Map.of(ConfigurationKeys.HOST, proxy.dockerHost()), UnhurriedCase.class)
                    .succeeded(2);
        } finally {
            System.clearProperty("junit-overlap.second");
        }
    }

    @Test
    void aContainerThatEndedBeforeItsTestBeganIsReplaced() {
        Launches session = run(KillingCase.class).succeeded(2);

        assertThat(session.published(CONTAINER)).hasSize(2).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(classes = {RefusingCase.class, OnANetworkCase.class, AtAFixedPortCase.class, WithAVolumeCase.class})
    void containersThatWouldMeetOrMayNotAreNeverThereAtOnce(Class<?> testClass) {
        assertThat(run(testClass).succeeded(2).published(SEEN)).containsExactly("1", "1");
    }

    @Test
    void theKeyTurnsItOff() {
        assertThat(run(Map.of(ConfigurationKeys.OVERLAP, "false"), LookingCase.class)
                        .succeeded(2)
                        .published(SEEN))
                .containsExactly("1", "1");
    }

    @Test
    void whatWasPreparedForATestThatDoesNotComeGoes() {
        assertThat(run(DisabledAtLastCase.class).succeeded(1).published(SEEN)).containsExactly("2");
    }

    @Test
    void noneIsPreparedForInvocationsThatNobodyCanCount() throws Exception {
        try (RecordingProxy proxy = RecordingProxy.start()) {
            run(Map.of(ConfigurationKeys.HOST, proxy.dockerHost()), UncountableCase.class)
                    .succeeded(4);

            assertThat(proxy.calls())
                    .filteredOn("POST /containers/create"::equals)
                    .as("two invocations, and one for the dynamic tests")
                    .hasSize(3);
        }
    }

    @Test
    void testsThatRunAtOnceEachHaveTheirOwn() {
        try (Launches session = new Launches()) {
            session.runInParallel(LookingCase.class, UnhurriedCase.class, OnANetworkCase.class)
                    .succeeded(6);

            assertThat(session.published(CONTAINER)).hasSize(6).doesNotHaveDuplicates();
        } finally {
            System.clearProperty("junit-overlap.second");
        }
        RealEngine.assertNothingLeft(GROUP);
    }

    private static List<ContainerSummary> all() {
        return RealEngine.ofGroup(GROUP);
    }

    private static void publish(RunningContainer container, TestReporter reporter) {
        reporter.publishEntry(CONTAINER, container.id());
        reporter.publishEntry(SEEN, String.valueOf(all().size()));
        assertThat(container.state().isRunning()).isTrue();
    }

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = GROUP + ":uno", scope = Scope.METHOD)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class PreparingCase {

        @Test
        @Order(1)
        void first(RunningContainer container, TestReporter reporter) {
            await().until(() -> all().size() == 2);
            publish(container, reporter);
        }

        @Test
        @Order(2)
        void second(RunningContainer container, TestReporter reporter) {
            await().until(() -> all().size() == 2 && RealEngine.has(container.id()));
            publish(container, reporter);
        }

        @Test
        @Order(3)
        void third(RunningContainer container, TestReporter reporter) {
            await().until(() -> all().size() == 1);
            publish(container, reporter);
        }
    }

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = GROUP + ":uno", scope = Scope.METHOD)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class UnhurriedCase {

        @Test
        @Order(1)
        void first(RunningContainer container, TestReporter reporter) {
            publish(container, reporter);
        }

        @Test
        @Order(2)
        void second(RunningContainer container, TestReporter reporter) {
            System.setProperty("junit-overlap.second", "begun");
            publish(container, reporter);
        }
    }

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = GROUP + ":uno", scope = Scope.METHOD)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class KillingCase {

        @Test
        @Order(1)
        void killsTheNextOnes(RunningContainer container, TestReporter reporter) {
            publish(container, reporter);
            await().until(() -> others(container).stream()
                    .anyMatch(other -> RealEngine.containers().listRunning().stream()
                            .anyMatch(running -> running.id().equals(other.id()))));
            others(container).forEach(other -> RealEngine.containers().kill(other.id()));
        }

        private static List<ContainerSummary> others(RunningContainer container) {
            return all().stream()
                    .filter(other -> !other.id().equals(container.id()))
                    .toList();
        }

        @Test
        @Order(2)
        void hasOneThatRuns(RunningContainer container, TestReporter reporter) {
            publish(container, reporter);
        }
    }

    abstract static class TwoTests {

        @Test
        void first(RunningContainer container, TestReporter reporter) {
            publish(container, reporter);
        }

        @Test
        void second(RunningContainer container, TestReporter reporter) {
            publish(container, reporter);
        }
    }

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = GROUP + ":uno", scope = Scope.METHOD)
    static class LookingCase extends TwoTests {}

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = GROUP + ":uno", scope = Scope.METHOD, overlap = false)
    static class RefusingCase extends TwoTests {}

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = GROUP + ":uno", scope = Scope.METHOD, network = "backend")
    static class OnANetworkCase extends TwoTests {}

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.WEB)
    @RunContainer(image = GROUP + ":uno", scope = Scope.METHOD, ports = "49377:1337")
    static class AtAFixedPortCase extends TwoTests {}

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = GROUP + ":uno", scope = Scope.METHOD, mounts = "data:/data")
    static class WithAVolumeCase extends TwoTests {}

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = GROUP + ":uno", scope = Scope.METHOD)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class DisabledAtLastCase {

        @Test
        @Order(1)
        void runs(RunningContainer container, TestReporter reporter) {
            await().until(() -> all().size() == 2);
            publish(container, reporter);
        }

        @Test
        @Order(2)
        @Disabled("nobody knew before")
        void doesNot() {}
    }

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = GROUP + ":uno", scope = Scope.METHOD)
    static class UncountableCase {

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void invocation(int number, RunningContainer container, TestReporter reporter) {
            publish(container, reporter);
        }

        @TestFactory
        List<DynamicTest> tests(RunningContainer container, TestReporter reporter) {
            return List.of(
                    DynamicTest.dynamicTest("one", () -> publish(container, reporter)),
                    DynamicTest.dynamicTest("two", () -> publish(container, reporter)));
        }
    }
}
