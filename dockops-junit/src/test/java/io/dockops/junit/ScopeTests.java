package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.BuildSpec;
import io.dockops.ContainerSpec;
import io.dockops.Containers;
import io.dockops.Images;
import io.dockops.PortMappings;
import io.dockops.RunningContainer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** How long containers live. */
class ScopeTests {

    private static final String GROUP = "junit-scope";
    private static final String CONTAINER = "container";
    private static final String SEEN = "seen";

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void allTestsOfAClassShareOneContainerThatIsGoneBeforeTheNextClassBegins() {
        Cases cases = Cases.run(ClassScopeCase.class, LookingCase.class).succeeded(3);

        assertThat(cases.published(CONTAINER)).hasSize(2);
        assertThat(cases.published(CONTAINER).stream().distinct()).hasSize(1);
        assertThat(cases.published(SEEN)).containsExactly("0");
    }

    @Test
    void eachTestGetsAContainerOfItsOwnThatIsGoneBeforeTheNextTestBeginsWhereItMayNotOverlap() {
        Cases cases = Cases.run(MethodScopeCase.class).succeeded(2);

        assertThat(cases.published(CONTAINER)).hasSize(2).doesNotHaveDuplicates();
        assertThat(cases.published(SEEN)).containsExactly("1", "1");
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void scopesCanBeMixed() {
        Cases cases = Cases.run(MixedScopesCase.class).succeeded(2);

        assertThat(cases.published("of the class").stream().distinct()).hasSize(1);
        assertThat(cases.published("of the test")).hasSize(2).doesNotHaveDuplicates();
        assertThat(cases.published(SEEN))
                .as("already before the first test, then in each test")
                .containsExactly("1", "2", "2");
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aGroupIsOneContainerForEachDeclaredImage() {
        assertThat(Cases.run(GroupCase.class).succeeded(1).published(SEEN)).containsExactly("2");
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aTagThatAnotherClassHasGivenAwayIsMadeAgain() {
        List<String> ids = Cases.run(WebTagCase.class, SleeperTagCase.class, WebTagAgainCase.class)
                .succeeded(3)
                .published(SEEN);

        assertThat(ids).hasSize(3);
        assertThat(ids.get(0)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(1));
    }

    @Test
    void portsArePublishedOnTheLoopbackOnly() {
        Cases.run(PublishedCase.class).succeeded(1);
    }

    @Test
    void whatATestRunsIsGoneWithItsScope() {
        Cases cases = Cases.run(OwnContainersCase.class).succeeded(2);

        assertThat(cases.published(SEEN))
                .as("the class's own, and the test's own")
                .containsExactly("2", "2");
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aTestThatLeavesTheInterruptFlagSetLeavesNoContainer() {
        Cases.run(InterruptedCase.class).succeeded(1);

        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aTestThatRemovedItsContainerIsFine() {
        Cases.run(RemovingCase.class).succeeded(1);

        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aClassWhoseTestsAreAllDisabledLeavesNothing() {
        Cases cases = Cases.run(AllDisabledCase.class).succeeded(0);

        assertThat(cases.skipped()).containsExactly("for a reason");
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aForeignContainerOfTheSameImageAndGroupSurvives() {
        RealEngine.images()
                .build(BuildSpec.dockerfile(RealEngine.WEB, "junit-scope:uno").build());
        RunningContainer foreign = RealEngine.containers().run(ContainerSpec.of("junit-scope:uno"));
        try (foreign) {
            Cases.run(ClassScopeCase.class, InterruptedCase.class).succeeded(3);

            assertThat(foreign.state().isRunning()).isTrue();
        }
        RealEngine.assertNothingLeft(GROUP);
    }

    @DockerImage(tag = "junit-scope:uno", dockerfile = RealEngine.WEB)
    @RunContainer(group = GROUP, ports = "1337")
    static class ClassScopeCase {

        @Test
        void first(@MappedPort(1337) int port, RunningContainer container, TestReporter reporter) throws Exception {
            RealEngine.assertAnswers(container, port);
            reporter.publishEntry(CONTAINER, container.id());
        }

        @Test
        void second(@MappedPort(1337) int port, RunningContainer container, TestReporter reporter) throws Exception {
            RealEngine.assertAnswers(container, port);
            reporter.publishEntry(CONTAINER, container.id());
        }
    }

    static class LookingCase {

        @Test
        void looks(TestReporter reporter) {
            publishSeen(reporter);
        }
    }

    @DockerImage(tag = "junit-scope:uno", dockerfile = RealEngine.WEB)
    @RunContainer(group = GROUP, ports = "1337", scope = Scope.METHOD, overlap = false)
    static class MethodScopeCase {

        @Test
        void first(@MappedPort(1337) int port, RunningContainer container, TestReporter reporter) throws Exception {
            RealEngine.assertAnswers(container, port);
            reporter.publishEntry(CONTAINER, container.id());
            publishSeen(reporter);
        }

        @Test
        void second(@MappedPort(1337) int port, RunningContainer container, TestReporter reporter) throws Exception {
            RealEngine.assertAnswers(container, port);
            reporter.publishEntry(CONTAINER, container.id());
            publishSeen(reporter);
        }
    }

    @DockerImage(tag = "junit-scope:uno", dockerfile = RealEngine.WEB)
    @RunContainer(image = "junit-scope:uno", name = "shared")
    @RunContainer(image = "junit-scope:uno", name = "own", scope = Scope.METHOD, overlap = false)
    static class MixedScopesCase {

        @BeforeAll
        static void asksForNothing(TestReporter reporter) {
            publishSeen(reporter);
        }

        @Test
        void first(
                @Container("shared") RunningContainer shared,
                @Container("own") RunningContainer own,
                TestReporter reporter) {
            publish(shared, own, reporter);
        }

        @Test
        void second(
                @Container("shared") RunningContainer shared,
                @Container("own") RunningContainer own,
                TestReporter reporter) {
            publish(shared, own, reporter);
        }

        private static void publish(RunningContainer shared, RunningContainer own, TestReporter reporter) {
            reporter.publishEntry("of the class", shared.id());
            reporter.publishEntry("of the test", own.id());
            publishSeen(reporter);
        }
    }

    @DockerImage(tag = "junit-scope:uno", dockerfile = RealEngine.WEB)
    @DockerImage(tag = "junit-scope:dos", dockerfile = RealEngine.SLEEPER)
    @DockerImage(tag = "junit-scope-other:uno", dockerfile = RealEngine.SLEEPER)
    @RunContainer(group = GROUP)
    static class GroupCase {

        @AfterAll
        static void removeOther() {
            RealEngine.removeImages("junit-scope-other");
        }

        @Test
        void runsEach(
                @Container("junit-scope:uno") RunningContainer uno,
                @Container("junit-scope:dos") RunningContainer dos,
                TestReporter reporter) {
            assertThat(uno.image()).hasToString("junit-scope:uno");
            assertThat(dos.image()).hasToString("junit-scope:dos");
            reporter.publishEntry(
                    SEEN,
                    String.valueOf(List.of(uno, dos).stream()
                            .map(RunningContainer::id)
                            .distinct()
                            .count()));
        }
    }

    @DockerImage(tag = "junit-scope:uno", dockerfile = RealEngine.WEB)
    @RunContainer(image = "junit-scope:uno", ports = "1337")
    static class PublishedCase {

        @Test
        void onLoopback(RunningContainer container, PortMappings ports) {
            assertThat(ports)
                    .singleElement()
                    .satisfies(mapping -> assertThat(mapping.hostIp()).isEqualTo("127.0.0.1"));
            assertThat(RealEngine.DOCKER
                            .inspectContainerCmd(container.id())
                            .exec()
                            .getHostConfig()
                            .getPortBindings()
                            .getBindings()
                            .values())
                    .as("as the engine has it")
                    .allSatisfy(bindings -> assertThat(bindings)
                            .allSatisfy(
                                    binding -> assertThat(binding.getHostIp()).isEqualTo("127.0.0.1")));
        }
    }

    @DockerImage(tag = "junit-scope:uno", dockerfile = RealEngine.WEB)
    static class OwnContainersCase {

        private static final ContainerSpec SLEEPER = ContainerSpec.of("junit-scope:uno");

        @BeforeAll
        static void runForTheClass(Containers containers) {
            containers.run(SLEEPER);
        }

        @Test
        void first(Containers containers, TestReporter reporter) {
            containers.run(SLEEPER);
            publishSeen(reporter);
        }

        @Test
        void second(Containers containers, TestReporter reporter) {
            containers.run(SLEEPER);
            publishSeen(reporter);
        }
    }

    @DockerImage(tag = "junit-scope:uno", dockerfile = RealEngine.WEB)
    @RunContainer(group = GROUP, scope = Scope.METHOD)
    static class InterruptedCase {

        @Test
        void leavesTheFlagSet(RunningContainer container) {
            assertThat(container.id()).isNotEmpty();
            Thread.currentThread().interrupt();
        }
    }

    @DockerImage(tag = "junit-scope:uno", dockerfile = RealEngine.WEB)
    @RunContainer(group = GROUP)
    static class RemovingCase {

        @Test
        void removesIt(RunningContainer container) {
            container.close();
        }
    }

    @DockerImage(tag = "junit-scope:uno", dockerfile = RealEngine.WEB)
    @RunContainer(group = GROUP)
    static class AllDisabledCase {

        @Test
        @Disabled("for a reason")
        void never(RunningContainer container) {
            container.stop();
        }
    }

    private static void publishSeen(TestReporter reporter) {
        reporter.publishEntry(SEEN, String.valueOf(RealEngine.ofGroup(GROUP).size()));
    }

    abstract static class TagCase {

        @Test
        void seesItsImage(Images images, TestReporter reporter) {
            reporter.publishEntry(
                    SEEN, images.find(GROUP + ":moving").orElseThrow().id());
        }
    }

    @DockerImage(tag = GROUP + ":moving", dockerfile = RealEngine.WEB)
    static class WebTagCase extends TagCase {}

    @DockerImage(tag = GROUP + ":moving", dockerfile = RealEngine.SLEEPER)
    static class SleeperTagCase extends TagCase {}

    @DockerImage(tag = GROUP + ":moving", dockerfile = RealEngine.WEB)
    static class WebTagAgainCase extends TagCase {}
}
