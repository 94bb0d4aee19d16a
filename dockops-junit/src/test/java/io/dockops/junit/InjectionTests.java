package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import io.dockops.Containers;
import io.dockops.Images;
import io.dockops.PortMapping;
import io.dockops.PortMappings;
import io.dockops.RunningContainer;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives as a parameter, and where. */
class InjectionTests {

    private static final String GROUP = "junit-inject";
    private static final String IMAGE = "junit-inject:uno";
    private static final String AT = "at";
    private static final String CONTAINER = "container";

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void everyTypeArrives() {
        Cases.run(TypesCase.class).succeeded(1);
    }

    @Test
    void parametersArriveEverywhere() {
        Cases cases = Cases.run(EverywhereCase.class).succeeded(1);

        assertThat(cases.published(AT))
                .containsExactly("beforeAll", "constructor", "beforeEach", "test", "afterEach", "afterAll");
        assertThat(cases.published(CONTAINER).stream().distinct()).hasSize(1);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aConstructorForTheWholeClassComesBeforeBeforeAll() {
        Cases cases = Cases.run(PerClassCase.class).succeeded(2);

        assertThat(cases.published(AT)).containsExactly("constructor", "beforeAll");
        assertThat(cases.published(CONTAINER).stream().distinct())
                .as("started once")
                .hasSize(1);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aConstructorForTheWholeClassWhoseOnlyTestIsDisabledLeavesNothing() {
        Cases cases = Cases.run(PerClassDisabledMethodCase.class).succeeded(0);

        assertThat(cases.skipped()).containsExactly("for a reason");
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aRecordCanBeATestClass() {
        Cases.run(RecordCase.class).succeeded(1);
    }

    @Test
    void inParameterizedTestsOursComeLast() {
        Cases cases = Cases.run(ParameterizedCase.class).succeeded(2);

        assertThat(cases.published("argument")).containsExactly("first", "second");
        assertThat(cases.published(CONTAINER))
                .as("one for each invocation")
                .hasSize(2)
                .doesNotHaveDuplicates();
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void eachRepetitionIsATestOfItsOwn() {
        assertThat(Cases.run(RepeatedCase.class).succeeded(2).published(CONTAINER))
                .hasSize(2)
                .doesNotHaveDuplicates();
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void theDynamicTestsOfAFactoryShareTheFactorysContainer() {
        assertThat(Cases.run(FactoryCase.class).succeeded(2).published(CONTAINER))
                .hasSize(2)
                .containsOnly("running");
        RealEngine.assertNothingLeft(GROUP);
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, name = "web", ports = "1337")
    static class TypesCase {

        @Test
        void ports(
                @MappedPort(1337) int primitive,
                @MappedPort(1337) Integer boxed,
                @MappedPort(1337) PortMapping mapping,
                @MappedPort(value = 1337, container = "web") InetSocketAddress address,
                PortMappings all,
                @Container("web") PortMappings ofWeb,
                RunningContainer only,
                @Container("web") RunningContainer web,
                Images images,
                Containers containers,
                DockerClient docker,
                TestInfo othersParametersStillArrive)
                throws Exception {
            RealEngine.assertAnswers(web, primitive);
            RealEngine.assertAnswers(web, address);
            assertThat(boxed).isEqualTo(primitive);
            assertThat(mapping.hostPort()).isEqualTo(primitive);
            assertThat(mapping.containerPort()).isEqualTo(1337);
            assertThat(all.all()).containsExactly(mapping);
            assertThat(ofWeb).isEqualTo(all);
            assertThat(only.id()).isEqualTo(web.id());
            assertThat(images.find(IMAGE)).isPresent();
            assertThat(containers.listImage(IMAGE))
                    .anySatisfy(listed -> assertThat(listed.id()).isEqualTo(web.id()));
            assertThat(docker.inspectContainerCmd(web.id()).exec().getId()).isEqualTo(web.id());
            assertThat(othersParametersStillArrive.getDisplayName()).isNotEmpty();
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337")
    static class EverywhereCase {

        EverywhereCase(RunningContainer container, @MappedPort(1337) int port, TestReporter reporter) throws Exception {
            publish("constructor", container, port, reporter);
        }

        @BeforeAll
        static void beforeAll(RunningContainer container, @MappedPort(1337) int port, TestReporter reporter)
                throws Exception {
            publish("beforeAll", container, port, reporter);
        }

        @BeforeEach
        void beforeEach(RunningContainer container, @MappedPort(1337) int port, TestReporter reporter)
                throws Exception {
            publish("beforeEach", container, port, reporter);
        }

        @Test
        void test(RunningContainer container, @MappedPort(1337) int port, TestReporter reporter) throws Exception {
            publish("test", container, port, reporter);
        }

        @AfterEach
        void afterEach(RunningContainer container, @MappedPort(1337) int port, TestReporter reporter) throws Exception {
            publish("afterEach", container, port, reporter);
        }

        @AfterAll
        static void afterAll(RunningContainer container, @MappedPort(1337) int port, TestReporter reporter)
                throws Exception {
            publish("afterAll", container, port, reporter);
        }

        private static void publish(String at, RunningContainer container, int port, TestReporter reporter)
                throws Exception {
            RealEngine.assertAnswers(container, port);
            reporter.publishEntry(AT, at);
            reporter.publishEntry(CONTAINER, container.id());
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337")
    static class PerClassCase {

        private final int port;

        PerClassCase(@MappedPort(1337) int port, RunningContainer container, TestReporter reporter) {
            this.port = port;
            reporter.publishEntry(AT, "constructor");
            reporter.publishEntry(CONTAINER, container.id());
        }

        @BeforeAll
        void beforeAll(RunningContainer container, TestReporter reporter) {
            reporter.publishEntry(AT, "beforeAll");
            reporter.publishEntry(CONTAINER, container.id());
        }

        @Test
        void first(RunningContainer container) throws Exception {
            RealEngine.assertAnswers(container, port);
        }

        @Test
        void second(RunningContainer container) throws Exception {
            RealEngine.assertAnswers(container, port);
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337")
    static class PerClassDisabledMethodCase {

        private final int port;

        PerClassDisabledMethodCase(@MappedPort(1337) int port) {
            this.port = port;
        }

        @Test
        @Disabled("for a reason")
        void never() {
            assertThat(port).isZero();
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337")
    record RecordCase(@MappedPort(1337) int port, RunningContainer container) {

        @Test
        void answers() throws Exception {
            RealEngine.assertAnswers(container, port);
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337", scope = Scope.METHOD)
    static class ParameterizedCase {

        @ParameterizedTest
        @ValueSource(strings = {"first", "second"})
        void answers(String argument, @MappedPort(1337) int port, RunningContainer container, TestReporter reporter)
                throws Exception {
            RealEngine.assertAnswers(container, port);
            reporter.publishEntry("argument", argument);
            reporter.publishEntry(CONTAINER, container.id());
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337", scope = Scope.METHOD)
    static class RepeatedCase {

        @RepeatedTest(2)
        void answers(@MappedPort(1337) int port, RunningContainer container, TestReporter reporter) throws Exception {
            RealEngine.assertAnswers(container, port);
            reporter.publishEntry(CONTAINER, container.id());
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337", scope = Scope.METHOD)
    static class FactoryCase {

        @TestFactory
        Stream<DynamicTest> answers(@MappedPort(1337) int port, RunningContainer container, TestReporter reporter) {
            return List.of("first", "second").stream()
                    .map(name -> DynamicTest.dynamicTest(name, () -> {
                        RealEngine.assertAnswers(container, port);
                        reporter.publishEntry(CONTAINER, container.state().isRunning() ? "running" : "ended");
                    }));
        }
    }
}
