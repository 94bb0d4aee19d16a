package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.RunningContainer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Declarations that stand elsewhere than on the test class: around it, above it, or in an annotation. */
class InheritanceTests {

    private static final String GROUP = "junit-inherit";
    private static final String IMAGE = "junit-inherit:uno";
    private static final String CONTAINER = "container";

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void aNestedClassSeesTheContainersAroundItWithoutStartingThemAgainAndMayDeclareItsOwn() {
        Cases cases = Cases.run(NestedCase.class).succeeded(3);

        assertThat(cases.published("outer")).hasSize(4);
        assertThat(cases.published("outer").stream().distinct()).hasSize(1);
        assertThat(cases.published("inner")).hasSize(1);
        assertThat(cases.published("innermost")).hasSize(1).doesNotContainAnyElementsOf(cases.published("inner"));
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aContainerOfATestIsStartedForTheTestsOfNestedClassesToo() {
        List<String> containers =
                Cases.run(NestedMethodScopeCase.class).succeeded(2).published(CONTAINER);

        assertThat(containers).hasSize(2).doesNotHaveDuplicates();
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aSuperclassDeclaresForItsSubclassesEachOfWhichHasItsOwn() {
        List<String> containers = Cases.run(FirstSubclassCase.class, SecondSubclassCase.class)
                .succeeded(4)
                .published(CONTAINER);

        assertThat(containers.stream().distinct()).hasSize(2);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void anInterfaceDeclaresForItsImplementations() {
        Cases.run(ImplementingCase.class).succeeded(1);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aServiceIsAnAnnotationOfSixLines() {
        Cases.run(ServiceCase.class).succeeded(1);
        RealEngine.assertNothingLeft(GROUP);
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, name = "outer", ports = "1337")
    static class NestedCase {

        @Test
        void seesItsOwn(@Container("outer") RunningContainer outer, TestReporter reporter) {
            reporter.publishEntry("outer", outer.id());
        }

        @Nested
        @RunContainer(group = GROUP, name = "inner", ports = "1337")
        class Inner {

            @BeforeEach
            void seesBothBefore(@Container("outer") RunningContainer outer, TestReporter reporter) {
                reporter.publishEntry("outer", outer.id());
            }

            @Test
            void seesBoth(@Container("inner") RunningContainer inner, TestReporter reporter) {
                assertThat(inner.state().isRunning()).isTrue();
                reporter.publishEntry("inner", inner.id());
            }

            @Nested
            @RunContainer(image = IMAGE, name = "inner")
            class Innermost {

                @Test
                void seesTheNearestOfAName(
                        @Container("inner") RunningContainer innermost,
                        @Container("outer") RunningContainer outer,
                        @MappedPort(value = 1337, container = "outer") int port,
                        TestReporter reporter)
                        throws Exception {
                    RealEngine.assertAnswers(outer, port);
                    assertThat(innermost.ports()).isEmpty();
                    reporter.publishEntry("innermost", innermost.id());
                    reporter.publishEntry("outer", outer.id());
                }
            }
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, scope = Scope.METHOD)
    static class NestedMethodScopeCase {

        @Test
        void seesIt(RunningContainer container, TestReporter reporter) {
            reporter.publishEntry(CONTAINER, container.id());
        }

        @Nested
        class Inner {

            @Test
            void seesItsOwn(RunningContainer container, TestReporter reporter) {
                reporter.publishEntry(CONTAINER, container.id());
            }
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337")
    abstract static class SharedBase {

        @Test
        void answers(@MappedPort(1337) int port, RunningContainer container, TestReporter reporter) throws Exception {
            RealEngine.assertAnswers(container, port);
            reporter.publishEntry(CONTAINER, container.id());
        }

        @Test
        void answersStill(@MappedPort(1337) int port, RunningContainer container, TestReporter reporter)
                throws Exception {
            RealEngine.assertAnswers(container, port);
            reporter.publishEntry(CONTAINER, container.id());
        }
    }

    static class FirstSubclassCase extends SharedBase {}

    static class SecondSubclassCase extends SharedBase {}

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337")
    interface WithWeb {

        @Test
        default void answers(@MappedPort(1337) int port, RunningContainer container) throws Exception {
            RealEngine.assertAnswers(container, port);
        }
    }

    static class ImplementingCase implements WithWeb {}

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, name = "web", ports = "1337")
    @interface WebService {}

    @WebService
    static class ServiceCase {

        @Test
        void answers(@MappedPort(1337) int port, @Container("web") RunningContainer web) throws Exception {
            RealEngine.assertAnswers(web, port);
        }
    }
}
