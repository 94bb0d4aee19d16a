package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dockops.ContainerStatus;
import io.dockops.ImageBuildException;
import io.dockops.RunningContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made as soon as the test plan is known: the first class's fixtures, the images of all, the suite's containers. */
class AheadTests {

    private static final String GROUP = "junit-ahead";
    private static final String SLEEPER = "FROM busybox\nLABEL of=ahead\nCMD [\"sleep\", \"600\"]";
    private static final String SEEN = "seen";
    private static final Path LATE = Path.of("target", "junit-ahead-late");
    private static final Map<String, String> OFF = Map.of(ConfigurationKeys.AHEAD, "false");

    @AfterEach
    void removeImages() {
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

    private static boolean hasImage(String tag) {
        return RealEngine.images().find(tag).isPresent();
    }

    @Test
    void theFirstClassesContainerRunsBeforeItsTurn() {
        run(WaitsForAContainerCase.class, FirstCase.class).succeeded(2);
    }

    @Test
    void theImagesOfTheOtherClassesAreMadeMeanwhile() {
        run(WaitsForTheSecondImageCase.class, SecondCase.class).succeeded(2);
    }

    @Test
    void theSuitesContainersStartMeanwhileToo() {
        run(FirstWaitsForTheSuiteCase.class, SuiteCase.class).succeeded(2);
    }

    @Test
    void aContainerIsStartedOnceAndAnImageMadeOnce() throws Exception {
        try (RecordingProxy proxy = RecordingProxy.start()) {
            run(Map.of(ConfigurationKeys.HOST, proxy.dockerHost()), FirstCase.class, SecondCase.class, SuiteCase.class)
                    .succeeded(3);

            assertThat(proxy.calls())
                    .filteredOn("POST /containers/create"::equals)
                    .hasSize(3);
            assertThat(proxy.calls()).filteredOn("POST /build"::equals).hasSize(3);
        }
    }

    @Test
    void theKeyTurnsItOff() {
        run(OFF, NotYetCase.class, FirstCase.class, SecondCase.class).succeeded(3);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                DisabledCase.class,
                ConditionalCase.class,
                ConditionalTestCase.class,
                DisabledTestCase.class,
                PreparedByAnnotationCase.class,
                PreparedByFieldCase.class
            })
    void nothingIsMadeForAClassThatMayNotRunOrThatSomebodyElsePrepares(Class<?> testClass) {
        assertThat(run(WaitsForTheSecondImageAndLooksCase.class, SecondCase.class, testClass)
                        .published(SEEN))
                .as("images while the first class ran")
                .containsExactly("[junit-ahead:second]");
    }

    @Test
    void whatAnotherExtensionPreparesIsThereWhenTheImageIsMade() throws IOException {
        Files.createDirectories(Preparing.CONTEXT);
        Files.writeString(Preparing.CONTEXT.resolve("Dockerfile"), "FROM nothing:of-this-name");

        run(PreparedCase.class).succeeded(1);
    }

    @ParameterizedTest
    @ValueSource(classes = {PreparesCase.class, AlsoHasAnImageAndPreparesCase.class})
    void whatAnEarlierClassPreparesIsThereWhenTheTurnComes(Class<?> earlier) throws IOException {
        Files.deleteIfExists(LATE.resolve("Dockerfile"));
        Files.deleteIfExists(LATE);

        run(earlier, LateContextCase.class, SecondCase.class).succeeded(3);
    }

    @Test
    void aFailureIsToldByTheClassThatNeedsIt() {
        Launches session = run(FirstCase.class, BrokenImageCase.class, SecondCase.class);

        assertThat(session.failures())
                .singleElement()
                .isInstanceOfSatisfying(
                        ImageBuildException.class,
                        failure -> assertThat(failure)
                                .hasMessageContaining("junit-ahead:broken")
                                .hasNoCause());
    }

    @Test
    void theFirstClassesOwnFailureIsItsOwnToo() {
        Launches session = run(BrokenImageCase.class);

        assertThat(session.failures()).singleElement().isInstanceOf(ImageBuildException.class);
    }

    @Test
    void badDeclarationsAreToldByTheirClass() {
        Launches session = run(FirstCase.class, BadCase.class);

        assertThat(session.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessageContaining(BadCase.class.getName()));
    }

    @Test
    void anImageThatTwoClassesMakeDifferentlyIsEachTimeTheClassesOwn() {
        run(FirstCase.class, SameTagCase.class, OtherSameTagCase.class).succeeded(3);
    }

    @Test
    void aContainerOfTheSuiteThatTwoClassesDeclareDifferentlyIsTheFirstOnes() {
        Launches session = run(SlowSuiteCase.class, SuiteCase.class);

        assertThat(session.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContaining("by class [" + SlowSuiteCase.class.getName() + "] and by class ["
                                + SuiteCase.class.getName() + "]"));
    }

    @Test
    void aPortThatAnEarlierClassHasIsNotTakenAhead() {
        run(FirstAtAPortCase.class, SuiteAtThePortCase.class).succeeded(2);
    }

    @AfterAll
    static void nothingLeft() {
        RealEngine.assertNothingLeft(GROUP);
    }

    static class WaitsForAContainerCase {

        @Test
        void waits() {
            await().until(() -> !RealEngine.ofGroup(GROUP).isEmpty());
        }
    }

    static class NotYetCase {

        @Test
        void findsNothing() {
            assertThat(RealEngine.images().listGroup(GROUP)).isEmpty();
            assertThat(RealEngine.ofGroup(GROUP)).isEmpty();
        }
    }

    @DockerImage(tag = GROUP + ":first", dockerfile = SLEEPER)
    @RunContainer(image = GROUP + ":first")
    static class FirstCase {

        @Test
        void runs(RunningContainer container) {
            assertThat(container.state().isRunning()).isTrue();
        }
    }

    @DockerImage(tag = GROUP + ":first", dockerfile = SLEEPER)
    static class WaitsForTheSecondImageCase {

        @Test
        void waits() {
            await().until(() -> hasImage(GROUP + ":second"));
        }
    }

    static class WaitsForTheSecondImageAndLooksCase {

        @Test
        void waits(TestReporter reporter) {
            await().until(() -> RealEngine.ofGroup(GROUP).stream()
                    .anyMatch(container -> container.status() == ContainerStatus.RUNNING));
            reporter.publishEntry(
                    SEEN,
                    RealEngine.images().listGroup(GROUP).stream()
                            .flatMap(image -> image.names().stream())
                            .toList()
                            .toString());
        }
    }

    @DockerImage(tag = GROUP + ":second", dockerfile = SLEEPER)
    @RunContainer(image = GROUP + ":second")
    static class SecondCase {

        @Test
        void runs(RunningContainer container) {
            assertThat(container.state().isRunning()).isTrue();
        }
    }

    @DockerImage(tag = GROUP + ":first", dockerfile = SLEEPER)
    static class FirstWaitsForTheSuiteCase {

        @Test
        void waits() {
            await().until(() -> RealEngine.ofGroup(GROUP).size() == 1);
        }
    }

    @DockerImage(tag = GROUP + ":slow", dockerfile = SLEEPER + "\nRUN sleep 1")
    @RunContainer(name = GROUP + ":suite", image = GROUP + ":slow", scope = Scope.SUITE)
    static class SlowSuiteCase {

        @Test
        void runs(RunningContainer container) {
            assertThat(container.state().isRunning()).isTrue();
        }
    }

    @DockerImage(tag = GROUP + ":suite", dockerfile = SLEEPER)
    @RunContainer(image = GROUP + ":suite", scope = Scope.SUITE)
    static class SuiteCase {

        @Test
        void runs(RunningContainer container) {
            assertThat(container.state().isRunning()).isTrue();
        }
    }

    @DockerImage(tag = GROUP + ":unwanted", dockerfile = SLEEPER)
    abstract static class Unwanted {

        @Test
        void runs() {}
    }

    @Disabled("to see that nothing is made for it")
    static class DisabledCase extends Unwanted {}

    @EnabledIfSystemProperty(named = "junit-ahead.never", matches = "set")
    static class ConditionalCase extends Unwanted {}

    @DockerImage(tag = GROUP + ":unwanted", dockerfile = SLEEPER)
    static class ConditionalTestCase {

        @Test
        @DisabledIfSystemProperty(named = "java.version", matches = ".*")
        void runsNever() {}
    }

    @DockerImage(tag = GROUP + ":unwanted", dockerfile = SLEEPER)
    static class DisabledTestCase {

        @Test
        @Disabled("to see that nothing is made for it")
        void runsNever() {}
    }

    @ExtendWith(Preparing.class)
    static class PreparedByAnnotationCase extends Unwanted {}

    static class PreparedByFieldCase extends Unwanted {

        @RegisterExtension
        static final Preparing PREPARING = new Preparing();
    }

    static class Preparing implements BeforeAllCallback {

        static final Path CONTEXT = Path.of("target", "junit-ahead");

        @Override
        public void beforeAll(ExtensionContext context) throws IOException {
            Files.createDirectories(CONTEXT);
            Files.writeString(CONTEXT.resolve("Dockerfile"), SLEEPER);
        }
    }

    @ExtendWith(Preparing.class)
    @DockerImage(tag = GROUP + ":prepared", context = "target/junit-ahead")
    static class PreparedCase {

        @Test
        void runs() {}
    }

    static class PreparesCase {

        @Test
        void prepares() throws IOException {
            await().until(() -> hasImage(GROUP + ":second")); // by then all plans were read
            Files.createDirectories(LATE);
            Files.writeString(LATE.resolve("Dockerfile"), SLEEPER);
        }
    }

    @DockerImage(tag = GROUP + ":first", dockerfile = SLEEPER)
    static class AlsoHasAnImageAndPreparesCase extends PreparesCase {}

    @DockerImage(tag = GROUP + ":late", context = "target/junit-ahead-late")
    static class LateContextCase {

        @Test
        void runs() {}
    }

    @DockerImage(tag = GROUP + ":broken", dockerfile = "FROM busybox\nRUN false")
    static class BrokenImageCase {

        @Test
        void runsNever() {}
    }

    @DockerImage(tag = "not a name", dockerfile = SLEEPER)
    static class BadCase {

        @Test
        void runsNever() {}
    }

    @DockerImage(tag = GROUP + ":same", dockerfile = SLEEPER + "\nENV MADE_BY=one")
    static class SameTagCase {

        @Test
        void hasItsOwn() {
            assertThat(variables()).contains("MADE_BY=one");
        }
    }

    @DockerImage(tag = GROUP + ":same", dockerfile = SLEEPER + "\nENV MADE_BY=other")
    static class OtherSameTagCase {

        @Test
        void hasItsOwn() {
            assertThat(variables()).contains("MADE_BY=other");
        }
    }

    private static List<String> variables() {
        return List.of(RealEngine.DOCKER
                .inspectImageCmd(GROUP + ":same")
                .exec()
                .getConfig()
                .getEnv());
    }

    @DockerImage(tag = GROUP + ":web", dockerfile = RealEngine.WEB)
    @RunContainer(image = GROUP + ":web", ports = "49378:1337")
    static class FirstAtAPortCase {

        @Test
        void answers(RunningContainer container) throws IOException {
            RealEngine.assertAnswers(container, 49378);
        }
    }

    @DockerImage(tag = GROUP + ":web", dockerfile = RealEngine.WEB)
    @RunContainer(name = "suite", image = GROUP + ":web", ports = "49378:1337", scope = Scope.SUITE)
    static class SuiteAtThePortCase {

        @Test
        void answers(@Container("suite") RunningContainer container) throws IOException {
            RealEngine.assertAnswers(container, 49378);
        }
    }
}
