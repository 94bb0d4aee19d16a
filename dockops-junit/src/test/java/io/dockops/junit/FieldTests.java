package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import io.dockops.Containers;
import io.dockops.Images;
import io.dockops.PortMapping;
import io.dockops.PortMappings;
import io.dockops.RunningContainer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.support.ReflectionSupport;

/** What arrives in fields. */
class FieldTests {

    private static final String GROUP = "junit-field";
    private static final String IMAGE = GROUP + ":uno";
    private static final String CONTAINER = "container";

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void everyTypeArrives() {
        Cases.run(TypesCase.class).succeeded(1);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void staticFieldsAreThereBeforeBeforeAllAlsoWhenTheClassIsRunAgain() {
        Cases.run(StaticCase.class).succeeded(1);
        assertThat(StaticCase.container).isNull();

        Cases.run(StaticCase.class).succeeded(1);
    }

    @Test
    void oneSubclassDoesNotFindTheStaticFieldsOfAnother() {
        Cases.run(FirstOfStaticCase.class, SecondOfStaticCase.class).succeeded(2);
    }

    @Test
    void eachTestFindsItsOwnContainerInTheFieldsOfASharedInstance() {
        assertThat(Cases.run(SharedInstanceCase.class).succeeded(2).published(CONTAINER))
                .hasSize(2)
                .doesNotHaveDuplicates();
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void theFieldsOfTheInstancesAroundAreFilledInToo() {
        Cases.run(OuterCase.class).succeeded(2);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void whatHasAValueOrAnotherAnnotationIsLeftAlone() {
        Cases.run(OwnValueCase.class).succeeded(1);
    }

    @Test
    void aFinalFieldIsRefused() {
        assertThat(Cases.run(FinalCase.class).failure())
                .hasMessageStartingWith("Field [private final int ")
                .hasMessageEndingWith("can't be filled in: it is final; take that away");
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void whatCantBeMeantIsRefusedWithWhatThereIs() {
        assertThat(Cases.run(AmbiguousCase.class).failure())
                .hasMessageContaining("Field [io.dockops.RunningContainer ")
                .hasMessageContaining("there is more than one container; there are [first]")
                .hasMessageContaining("say which, as in @Container(\"first\")");
        assertThat(Cases.run(UnpublishedCase.class).failure())
                .hasMessageContaining("no container publishes what [http://{host}:{99}/] names");
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void theInvocationsOfAParameterizedClassShareTheClasssContainer() {
        assumeTrue(
                ReflectionSupport.tryToLoadClass("org.junit.jupiter.params.ParameterizedClass")
                        .toOptional()
                        .isPresent(),
                "JUnit has parameterized classes from 5.13 on");

        assertThat(Cases.run(ParameterizedClassCase.class).succeeded(2).published(CONTAINER).stream()
                        .distinct())
                .hasSize(1);
        RealEngine.assertNothingLeft(GROUP);
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, name = "web", ports = "1337")
    static class TypesCase {

        @MappedPort(1337)
        private int primitive;

        @MappedPort(value = 1337, container = "web")
        private Integer boxed;

        @MappedPort(1337)
        private PortMapping mapping;

        @MappedPort(1337)
        private InetSocketAddress address;

        @Endpoint("http://{host}:{1337}/hostname")
        private URI uri;

        @Endpoint(value = "http://{host}:{1337}/hostname", container = "web")
        private URL url;

        @Endpoint("http://{host}:{1337}/hostname")
        private String text;

        @Container("web")
        private RunningContainer named;

        @Container
        private PortMappings ofTheOnlyOne;

        private RunningContainer plain;
        private PortMappings ports;
        private Images images;
        private Containers containers;
        private DockerClient docker;

        @BeforeEach
        void areThere() {
            assertThat(named).isNotNull();
        }

        @Test
        void agree() throws Exception {
            RealEngine.assertAnswers(named, primitive);
            assertThat(boxed).isEqualTo(primitive).isEqualTo(mapping.hostPort());
            assertThat(mapping.address()).isEqualTo(address);
            assertThat(uri)
                    .hasToString(text)
                    .hasToString(url.toString())
                    .hasToString("http://127.0.0.1:" + primitive + "/hostname");
            assertThat(plain).isSameAs(named);
            assertThat(ports).isEqualTo(ofTheOnlyOne).isEqualTo(named.ports());
            assertThat(images.find(IMAGE)).isPresent();
            assertThat(containers.listImage(IMAGE)).isNotEmpty();
            assertThat(docker.inspectContainerCmd(plain.id()).exec().getId()).isEqualTo(named.id());
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337")
    static class StaticCase {

        @MappedPort(1337)
        private static int port;

        private static RunningContainer container;

        @BeforeAll
        static void areThere() throws Exception {
            RealEngine.assertAnswers(container, port);
        }

        @Test
        void runs() {}
    }

    static class FirstOfStaticCase extends StaticCase {}

    static class SecondOfStaticCase extends StaticCase {}

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, name = "shared")
    @RunContainer(image = IMAGE, name = "own", scope = Scope.METHOD)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class SharedInstanceCase {

        @Container("shared")
        private RunningContainer shared;

        @Container("own")
        private RunningContainer own;

        @BeforeAll
        void hasWhatTheClassHas() {
            assertThat(shared).isNotNull();
            assertThat(own).isNull();
        }

        @Test
        void first(TestReporter reporter) {
            reporter.publishEntry(CONTAINER, own.id());
        }

        @Test
        void second(TestReporter reporter) {
            reporter.publishEntry(CONTAINER, own.id());
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, name = "outer", ports = "1337")
    static class OuterCase {

        @MappedPort(value = 1337, container = "outer")
        private int outerPort;

        @Test
        void own() {
            assertThat(outerPort).isPositive();
        }

        @Nested
        @RunContainer(image = IMAGE, name = "inner", ports = "1337")
        class InnerCase {

            @MappedPort(value = 1337, container = "inner")
            private int innerPort;

            @Test
            void both() {
                assertThat(innerPort).isPositive().isNotEqualTo(outerPort);
                assertThat(outerPort).isPositive();
            }
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    static class OwnValueCase {

        private final Images mineForEver = RealEngine.images();
        private Images mine = RealEngine.images();

        @Deprecated
        private Images somebodyElses;

        @Test
        void stays() {
            assertThat(somebodyElses).isNull();
            assertThat(mine).isSameAs(RealEngine.images());
            assertThat(mineForEver).isSameAs(RealEngine.images());
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337")
    static class FinalCase {

        @MappedPort(1337)
        private final int port = Integer.parseInt("1");

        @Test
        void never() {
            assertThat(port).isPositive();
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, name = "first")
    @RunContainer(image = IMAGE, name = "second")
    static class AmbiguousCase {

        RunningContainer container;

        @Test
        void never() {
            assertThat(container).isNotNull();
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337")
    static class UnpublishedCase {

        @Endpoint("http://{host}:{99}/")
        private URI uri;

        @Test
        void never() {
            assertThat(uri).isNotNull();
        }
    }

    @ParameterizedClass
    @ValueSource(strings = {"first", "second"})
    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337")
    record ParameterizedClassCase(
            String argument, @MappedPort(1337) int port, RunningContainer container) {

        @Test
        void sees(TestReporter reporter) throws Exception {
            RealEngine.assertAnswers(container, port);
            reporter.publishEntry(CONTAINER, container.id());
        }
    }
}
