package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.Image;
import io.dockops.Images;
import io.dockops.RunningContainer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What the elements of {@code @DockerImage} do on an engine. */
class ImageTests {

    private static final String GROUP = "junit-image";
    private static final String CREATED = "created";

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void buildArgsAndTargetDecideWhatIsBuilt() {
        Cases.run(ArgumentsCase.class).succeeded(1);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void anUnchangedImageTakesOneCallAndOneThatIsToBeRebuiltIsBuilt() throws Exception {
        List<String> first = Cases.run(TimedCase.class).succeeded(1).published(CREATED);

        try (RecordingProxy proxy = RecordingProxy.start()) {
            Map<String, String> throughTheProxy = Map.of(ConfigurationKeys.HOST, proxy.dockerHost());
            Cases again = Cases.run(throughTheProxy, TimedCase.class).succeeded(1);
            assertThat(again.published(CREATED)).isEqualTo(first);
            assertThat(proxy.calls())
                    .as("the look-up, then the test's own")
                    .containsExactly(
                            "GET /_ping",
                            "GET /images/junit-image%3Atimed/json",
                            "GET /images/junit-image%3Atimed/json");

            Cases.run(throughTheProxy, RebuiltCase.class).succeeded(1);
            assertThat(proxy.calls()).contains("POST /build");
        }
    }

    @Test
    void oneThatIsBuiltFromAnotherComesAfterItAndIsBuiltAnewWithIt() {
        Cases.run(FirstBaseCase.class).succeeded(1);
        Cases.run(SecondBaseCase.class).succeeded(1);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void oneThatIsToBeRemovedGoesWithTheRun() {
        Cases.run(RemovedCase.class).succeeded(1);

        assertThat(RealEngine.images().find(GROUP + ":removed")).isEmpty();
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void oneThatWasThereIsNotRemovedThoughItWouldHaveBeenPulled() {
        Cases.run(NotPulledCase.class).succeeded(1);

        assertThat(RealEngine.images().find("busybox")).isPresent();
    }

    @Test
    void oneThatIsNeverPulledSaysSo() {
        assertThat(Cases.run(NeverCase.class).failure())
                .hasMessage("Image [junit-image:nowhere] is not on the engine, and is not to be pulled (pull = NEVER):"
                        + " build or load it, or allow the pull");
    }

    @DockerImage(
            tag = GROUP + ":arguments",
            dockerfile = """
            FROM busybox AS wanted
            ARG GREETING
            RUN echo $GREETING > /greeting
            CMD ["sleep", "600"]
            FROM busybox
            CMD ["false"]
            """,
            buildArgs = "GREETING=hello=world",
            target = "wanted",
            platform = "linux/amd64")
    @RunContainer(group = GROUP)
    static class ArgumentsCase {

        @Test
        void arrived(RunningContainer container) {
            assertThat(container.exec("cat", "/greeting").stdout()).isEqualTo("hello=world\n");
        }
    }

    @DockerImage(tag = GROUP + ":timed", dockerfile = "FROM busybox\nRUN date +%s%N > /time\n")
    static class TimedCase {

        @Test
        void publishes(Images images, TestReporter reporter) {
            Image image = images.find(GROUP + ":timed").orElseThrow();
            assertThat(image.labels()).containsKey("io.dockops.content");
            reporter.publishEntry(CREATED, image.id());
        }
    }

    @DockerImage(tag = GROUP + ":rebuilt", dockerfile = RealEngine.SLEEPER, rebuild = true)
    static class RebuiltCase {

        @Test
        void isThere() {}
    }

    @DockerImage(tag = GROUP + ":derived", dockerfile = "FROM junit-image:base\nCMD [\"sleep\", \"600\"]\n")
    @RunContainer(image = GROUP + ":derived")
    abstract static class DerivedCase {}

    @DockerImage(tag = GROUP + ":base", dockerfile = "FROM busybox\nRUN echo first > /which\n")
    static class FirstBaseCase extends DerivedCase {

        @Test
        void isBuiltFromIt(RunningContainer container) {
            assertThat(container.exec("cat", "/which").stdout()).isEqualTo("first\n");
        }
    }

    @DockerImage(tag = GROUP + ":base", dockerfile = "FROM busybox\nRUN echo second > /which\n")
    static class SecondBaseCase extends DerivedCase {

        @Test
        void isBuiltFromIt(RunningContainer container) {
            assertThat(container.exec("cat", "/which").stdout()).isEqualTo("second\n");
        }
    }

    @DockerImage(tag = GROUP + ":removed", dockerfile = RealEngine.SLEEPER, remove = true, rebuild = true)
    @RunContainer(group = GROUP)
    static class RemovedCase {

        @Test
        void isThere(Images images) {
            assertThat(images.find(GROUP + ":removed")).isPresent();
        }
    }

    @DockerImage(tag = "busybox", remove = true)
    static class NotPulledCase {

        @Test
        void isThere() {}
    }

    @DockerImage(tag = GROUP + ":nowhere", pull = Pull.NEVER)
    static class NeverCase {

        @Test
        void never() {}
    }
}
