package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.RunningContainer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Containers that all classes of a launcher session share. */
class SuiteTests {

    private static final String GROUP = "junit-suite";
    private static final String CONTAINER = "container";

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void allClassesOfASessionShareOneContainerThatGoesWithTheSession() {
        List<String> containers;
        try (Launches session = new Launches()) {
            session.run(FirstCase.class, SecondCase.class).run(FirstCase.class).succeeded(3);

            containers = session.published(CONTAINER);
            assertThat(containers).hasSize(3);
            assertThat(containers.stream().distinct()).hasSize(1);
            assertThat(RealEngine.has(containers.get(0)))
                    .as("it is still there")
                    .isTrue();
        }
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void eachSessionHasItsOwn() {
        try (Launches first = new Launches()) {
            first.run(FirstCase.class).succeeded(1);
            RealEngine.containers().stopRemove(first.published(CONTAINER).get(0));
        }
        try (Launches second = new Launches()) {
            second.run(FirstCase.class).succeeded(1);
        }
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void classesThatRunAtOnceShareItToo() {
        try (Launches session = new Launches()) {
            session.runInParallel(FirstCase.class, SecondCase.class, DependingCase.class, AlsoDependingCase.class)
                    .succeeded(4);

            assertThat(session.published(CONTAINER).stream().distinct()).hasSize(1);
            assertThat(RealEngine.ofGroup(GROUP)).hasSize(1);
        }
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void itStartsAtItsFirstUse() {
        try (Launches session = new Launches()) {
            session.run(UnconcernedCase.class).succeeded(1);

            assertThat(session.published(CONTAINER)).containsExactly("0");
        }
    }

    @Test
    void aClassThatDeclaresItDifferentlyIsToldOfTheOther() {
        try (Launches session = new Launches()) {
            session.run(FirstCase.class, DifferentCase.class);

            assertThat(session.failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure)
                            .hasMessageContaining("Container [shared] of scope SUITE is declared differently by class ["
                                    + FirstCase.class.getName() + "] and by class [" + DifferentCase.class.getName()
                                    + "]")
                            .hasMessageNotContaining("hunter2")
                            .hasMessageContaining("give the second one another name"));
        }
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void itsFailureIsToldToEachClassAndNotTriedAgain() {
        try (Launches session = new Launches()) {
            session.run(BrokenCase.class, AlsoBrokenCase.class);

            assertThat(session.failures()).hasSize(2);
            assertThat(session.failures().get(0)).hasMessageContaining("exit code 3");
            assertThat(session.failures().get(1))
                    .hasMessageStartingWith("It failed before, and is not tried again: ")
                    .hasMessageContaining("exit code 3");
        }
        RealEngine.assertNothingLeft(GROUP);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @DockerImage(tag = GROUP + ":shared", dockerfile = RealEngine.WEB)
    @RunContainer(
            image = GROUP + ":shared",
            name = "shared",
            ports = "1337",
            network = "suite",
            scope = Scope.SUITE,
            properties = "junit-suite.port={1337}")
    @interface Shared {}

    private static void publish(RunningContainer container, TestReporter reporter) throws Exception {
        RealEngine.assertAnswers(container, Integer.getInteger("junit-suite.port"));
        reporter.publishEntry(CONTAINER, container.id());
    }

    @Shared
    static class FirstCase {

        @Test
        void uses(RunningContainer container, TestReporter reporter) throws Exception {
            publish(container, reporter);
        }
    }

    @Shared
    static class SecondCase {

        @Test
        void uses(@Container("shared") RunningContainer container, TestReporter reporter) throws Exception {
            publish(container, reporter);
        }
    }

    @Shared
    @RunContainer(
            image = GROUP + ":shared",
            name = "own",
            network = "suite",
            dependsOn = "shared",
            waitFor = @WaitFor(command = {"wget", "-q", "-O-", "http://shared:1337/hostname"}))
    static class DependingCase {

        @Test
        void reachesItOnItsNetwork(@Container("shared") RunningContainer container, TestReporter reporter)
                throws Exception {
            publish(container, reporter);
        }
    }

    static class AlsoDependingCase extends DependingCase {}

    static class UnconcernedCase {

        @Test
        void looks(TestReporter reporter) {
            reporter.publishEntry(
                    CONTAINER, String.valueOf(RealEngine.ofGroup(GROUP).size()));
        }
    }

    @DockerImage(tag = GROUP + ":shared", dockerfile = RealEngine.WEB)
    @RunContainer(image = GROUP + ":shared", name = "shared", env = "PASSWORD=hunter2", scope = Scope.SUITE)
    static class DifferentCase {

        @Test
        void never() {}
    }

    @Retention(RetentionPolicy.RUNTIME)
    @DockerImage(tag = GROUP + ":shared", dockerfile = RealEngine.WEB)
    @RunContainer(
            image = GROUP + ":shared",
            name = "broken",
            cmd = {"sh", "-c", "exit 3"},
            scope = Scope.SUITE)
    @interface Broken {}

    @Broken
    static class BrokenCase {

        @Test
        void never() {}
    }

    @Broken
    static class AlsoBrokenCase {

        @Test
        void never() {}
    }
}
