package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.BuildSpec;
import io.dockops.ContainerSpec;
import io.dockops.Images;
import io.dockops.RunningContainer;
import io.dockops.WaitFor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fixtures that are declared without annotations. */
class BuilderTests {

    private static final String GROUP = "junit-builder";
    private static final String IMAGE = GROUP + ":uno";

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    private static BuildSpec web() {
        return BuildSpec.dockerfile(RealEngine.WEB, IMAGE).build();
    }

    private static ContainerSpec webContainer() {
        return ContainerSpec.builder(IMAGE).port("1337").build();
    }

    @Test
    void whatIsBuiltIsRunAsAnnotationsWould() {
        Cases cases = Cases.run(BuiltCase.class).succeeded(3);

        assertThat(cases.published("of the class").stream().distinct()).hasSize(1);
        assertThat(cases.published("of the test")).hasSize(2).doesNotHaveDuplicates();
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void annotationsAndABuilderShareOnePlan() {
        Cases.run(MixedCase.class).succeeded(2);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aDisabledClassStartsNothing() {
        assertThat(Cases.run(DisabledCase.class).skipped()).hasSize(1);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aFieldThatIsNotStaticIsRefused() {
        assertThat(Cases.run(InstanceFieldCase.class).failure())
                .hasMessageContaining("on class [" + InstanceFieldCase.class.getName() + "] is not in a static field")
                .hasMessageContaining("@RegisterExtension static final DockopsExtension");
        RealEngine.assertNothingLeft(GROUP);
    }

    static class BuiltCase {

        @RegisterExtension
        static final DockopsExtension DOCKER = DockopsExtension.builder()
                .image(web())
                .container("web", webContainer())
                .container(
                        "client",
                        ContainerSpec.builder(IMAGE)
                                .cmd("sleep", "600")
                                .waitFor(WaitFor.none())
                                .build(),
                        options ->
                                options.scope(Scope.METHOD).dependsOn("web").property("junit-builder.client", "there"))
                .build();

        @Test
        void first(@MappedPort(1337) int port, @Container("web") RunningContainer web, TestReporter reporter)
                throws Exception {
            RealEngine.assertAnswers(web, port);
            reporter.publishEntry("of the class", web.id());
        }

        @Test
        void second(@Container("client") RunningContainer client, TestReporter reporter) {
            publish(client, reporter);
        }

        @Test
        void third(@Container("client") RunningContainer client, TestReporter reporter) {
            publish(client, reporter);
        }

        private static void publish(RunningContainer client, TestReporter reporter) {
            assertThat(System.getProperty("junit-builder.client")).isEqualTo("there");
            reporter.publishEntry("of the test", client.id());
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, name = "annotated", dependsOn = "built")
    static class MixedCase {

        @RegisterExtension
        static final DockopsExtension DOCKER =
                DockopsExtension.builder().container("built", webContainer()).build();

        @Test
        void sees(
                @Container("annotated") RunningContainer annotated,
                @Container("built") RunningContainer built,
                Images images) {
            assertThat(annotated.id()).isNotEqualTo(built.id());
            assertThat(images.find(IMAGE)).isPresent();
        }

        @Nested
        class InnerCase {

            @RegisterExtension
            static final DockopsExtension INNER = DockopsExtension.builder()
                    .container("inner", webContainer())
                    .build();

            @Test
            void seesAll(
                    @Container("annotated") RunningContainer annotated,
                    @Container("built") RunningContainer built,
                    @Container("inner") RunningContainer inner) {
                assertThat(inner.id()).isNotEqualTo(built.id()).isNotEqualTo(annotated.id());
            }
        }
    }

    @Disabled("for a reason")
    static class DisabledCase extends BuiltCase {}

    static class InstanceFieldCase {

        @RegisterExtension
        final DockopsExtension docker =
                DockopsExtension.builder().container("web", webContainer()).build();

        @Test
        void never() {
            assertThat(docker).isNotNull();
        }
    }
}
