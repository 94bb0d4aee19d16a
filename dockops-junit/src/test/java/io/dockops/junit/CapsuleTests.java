package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.dockops.RunningContainer;
import io.dockops.testing.FaultProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failing test tells of its containers. That it names causes: {@code faults.FailureOutputTests}. */
class CapsuleTests {

    private static final String GROUP = "junit-capsule";
    private static final String IMAGE = GROUP + ":uno";
    private static final String CANARY = "canary-4711";
    private static final String CHECKED = """
            FROM busybox
            HEALTHCHECK --interval=200ms --retries=1 CMD test ! -e /ill || { echo no database, $DB_PASSWORD; exit 1; }
            CMD ["sleep", "600"]
            """;

    @TempDir
    Path directory;

    @AfterEach
    void nothingIsLeft() {
        RealEngine.assertNothingLeft(GROUP);
    }

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    private Cases run(Class<?>... classes) {
        return Cases.run(Map.of(ConfigurationKeys.CAPSULES, directory.toString()), classes);
    }

    static List<String> told(Throwable failure) {
        return Arrays.stream(failure.getSuppressed())
                .filter(ContainerCapsule.class::isInstance)
                .map(Throwable::getMessage)
                .toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aSharedContainerTellsWhatItWroteInTheTestAndNothingElse() {
        List<String> told = told(run(TwoTestsCase.class).failure());

        assertThat(told).hasSize(2);
        assertThat(told.get(0))
                .startsWith("Container [own] runs.\n    image " + IMAGE + ", as dockops-")
                .contains("log of its life:\n        born\n        own in the second test\n");
        assertThat(told.get(1))
                .startsWith("Container [shared] runs.\n")
                .contains("log since the test began:\n        shared in the second test\n")
                .doesNotContain("born", "in the first test");
    }

    @Test
    void oneThatWroteNothingMeanwhileTellsWhatItWroteBefore() {
        assertThat(told(run(SilentCase.class).failure()))
                .singleElement()
                .asString()
                .contains("no log since the test began; its last lines before:\n        born\n");
    }

    @Test
    void whatAShortTestWroteIsItsOwnAlsoWhereAnEndIsLookedForFirst() {
        assertThat(told(run(NoAssertionCase.class).failure()))
                .singleElement()
                .asString()
                .contains("log since the test began:\n        written in the test\n");
    }

    @Test
    void itTellsTheHealthThePortsTheNetworksTheEventsAndNoSecret() throws IOException {
        String told = told(run(IllCase.class).failure()).get(0);

        assertThat(told)
                .startsWith("Container [db] runs, and is unhealthy.\n")
                .contains("    health check's last words: no database, ***\n")
                .contains("    env [DB_PASSWORD=***, MODE=visible-mode]\n")
                .contains("    ports [1337/tcp -> 127.0.0.1:")
                .contains("    networks [bridge]\n")
                .contains(" s before: health_status: unhealthy\n")
                .contains("        the password is ***\n")
                .doesNotContain(CANARY);
        assertThat(told).doesNotContain("exec_");
        assertThat(files()).containsExactly(IllCase.class.getName().replace('$', '-') + ".becomesIll.db.txt");
        assertThat(Files.readString(directory.resolve(files().get(0))))
                .contains("the password is ***")
                .doesNotContain(CANARY);
    }

    @Test
    void theMessageIsShortAndTheFileHasTheWholeUpToAMebibyte() throws IOException {
        String told = told(run(TalkativeCase.class).failure()).get(0);

        assertThat(told.length()).isLessThan(10_000);
        assertThat(told)
                .contains("        line 3000 ")
                .doesNotContain("line 2900 ")
                .contains("all of it: " + directory);
        assertThat(Files.readString(directory.resolve(files().get(0))))
                .contains("        line 1 ", "        line 3000 ")
                .hasSizeLessThan(1100 * 1024);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                BeforeAllCase.class,
                BeforeEachCase.class,
                ConstructorCase.class,
                DynamicCase.class,
                TimedOutCase.class,
                AfterEachCase.class,
                AfterAllCase.class,
                NestedCase.class,
                TwoExtensionsCase.class
            })
    void whereverItFailsItIsToldOnce(Class<?> failing) throws IOException {
        assertThat(told(run(failing).failure())).singleElement().asString().startsWith("Container [db] runs.\n");
        assertThat(files()).singleElement().asString().contains("CapsuleTests").endsWith(".db.txt");
    }

    @Test
    void aFailureThatKeepsNoSuppressedExceptionsStillLeavesItsFile() throws IOException {
        assertThat(run(StubbornCase.class).failure()).hasMessage("on purpose");

        assertThat(files()).hasSize(1);
    }

    @Test
    void whereJUnitTakesFilesItIsPublished() {
        try (Launches launches = new Launches()) {
            launches.run(Map.of("junit.platform.reporting.output.dir", directory.toString()), SilentCase.class);
            String told = told(launches.failures().get(0)).get(0);

            Path file = Path.of(told.substring(told.indexOf("all of it: ") + "all of it: ".length()));
            assertThat(file).content().startsWith("Container [db] runs.\n");
            assertThat(file.startsWith(directory)).isEqualTo(PublishedFile.EXISTS);
            assertThat(file.getParent().endsWith(Path.of("target", "dockops", "capsules")))
                    .isNotEqualTo(PublishedFile.EXISTS);
        }
    }

    @Test
    void aStartThatFailsTellsOfItselfAndAnAbortedTestTellsNothing() {
        assertThat(told(run(BadStartCase.class).failure())).isEmpty();
        assertThat(run(AbortedCase.class).failures())
                .allSatisfy(failure -> assertThat(told(failure)).isEmpty());
    }

    @Test
    void aStartThatFailsTellsOfThoseThatHadStarted() {
        assertThat(told(run(BadNeighbourCase.class).failure()))
                .singleElement()
                .asString()
                .startsWith("Container [db] runs.")
                .contains("cannot serve");
    }

    @Test
    void theKeyTurnsThemOff() throws IOException {
        try (RecordingProxy proxy = RecordingProxy.start()) {
            Cases cases = Cases.run(
                    Map.of(ConfigurationKeys.HOST, proxy.dockerHost(), ConfigurationKeys.CAPSULES, "off"),
                    SilentCase.class);

            assertThat(told(cases.failure())).isEmpty();
            assertThat(proxy.calls()).noneMatch(call -> call.matches(".*/(info|events).*"));
        }
    }

    @Test
    void aGreenTestAsksTheEngineNothing() throws IOException {
        try (RecordingProxy proxy = RecordingProxy.start()) {
            Cases.run(Map.of(ConfigurationKeys.HOST, proxy.dockerHost()), GreenCase.class)
                    .succeeded(1);

            assertThat(proxy.calls()).noneMatch(call -> call.matches(".*/(info|events|logs).*"));
        }
    }

    @Test
    void anEngineThatDoesNotAnswerIsToldInTimeAndTheFailureStays() throws IOException {
        try (FaultProxy proxy = FaultProxy.before(Path.of("/var/run/docker.sock"))) {
            proxy.failEach(call -> call.path().equals("/info"), FaultProxy.Fault.STALL);
            long begun = System.nanoTime();
            Throwable failure = Cases.run(
                            Map.of(ConfigurationKeys.HOST, proxy.dockerhost(), ConfigurationKeys.WATCHDOG, "false"),
                            TwoContainersCase.class)
                    .failure();

            assertThat(failure).hasMessage("on purpose");
            assertThat(told(failure))
                    .containsExactly("Container [db] may have ended: the engine did not tell within 10 s");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(40));
        }
    }

    /** Writes a line as its process does. */
    static void write(RunningContainer container, String line) {
        container.exec("sh", "-c", "echo " + line + " > /proc/1/fd/1");
        await().until(() -> container.logs().contains(line));
    }

    @DockerImage(tag = IMAGE, dockerfile = "FROM busybox\nCMD echo born; exec sleep 600\n")
    @RunContainer(image = IMAGE, name = "shared", waitFor = @WaitFor(log = "born"))
    @RunContainer(image = IMAGE, name = "own", scope = Scope.METHOD, waitFor = @WaitFor(log = "born"))
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class TwoTestsCase {

        @Test
        @Order(1)
        void first(@Container("shared") RunningContainer shared) {
            write(shared, "shared in the first test");
        }

        @Test
        @Order(2)
        void second(@Container("shared") RunningContainer shared, @Container("own") RunningContainer own) {
            write(shared, "shared in the second test");
            write(own, "own in the second test");
            fail("on purpose");
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = "FROM busybox\nCMD echo born; exec sleep 600\n")
    @RunContainer(image = IMAGE, name = "db", waitFor = @WaitFor(log = "born"))
    static class SilentCase {

        @Test
        void fails() {
            fail("on purpose");
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = CHECKED)
    @RunContainer(
            image = IMAGE,
            name = "db",
            ports = "1337",
            waitFor = @WaitFor(healthy = true),
            env = {"DB_PASSWORD=" + CANARY, "MODE=visible-mode"})
    static class IllCase {

        @Test
        void becomesIll(RunningContainer db) {
            db.exec("sh", "-c", "echo the password is $DB_PASSWORD > /proc/1/fd/1; touch /ill");
            await().until(() -> db.report(Optional.empty(), Duration.ZERO).unhealthy());
            fail("on purpose");
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, name = "db")
    static class TalkativeCase {

        @Test
        void fails(RunningContainer db) {
            String rest = "x".repeat(250);
            db.exec("sh", "-c", "for i in $(seq 3000); do echo line $i " + rest + "; done > /proc/1/fd/1");
            await().until(() -> db.logs(1).contains("line 3000 "));
            fail("on purpose");
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, name = "db")
    abstract static class WithContainer {}

    static class NoAssertionCase extends WithContainer {

        @Test
        void fails(RunningContainer db) throws IOException {
            write(db, "written in the test");
            throw new IOException("on purpose");
        }
    }

    static class BeforeAllCase extends WithContainer {

        @BeforeAll
        static void fails() {
            fail("on purpose");
        }

        @Test
        void never() {}
    }

    static class BeforeEachCase extends WithContainer {

        @BeforeEach
        void fails() {
            fail("on purpose");
        }

        @Test
        void never() {}
    }

    static class ConstructorCase extends WithContainer {

        ConstructorCase() {
            fail("on purpose");
        }

        @Test
        void never() {}
    }

    static class DynamicCase extends WithContainer {

        @TestFactory
        Stream<DynamicTest> tests() {
            return Stream.of(dynamicTest("fails", () -> fail("on purpose")));
        }
    }

    static class TimedOutCase extends WithContainer {

        @Test
        @Timeout(value = 300, unit = TimeUnit.MILLISECONDS)
        void hangs() throws InterruptedException {
            TimeUnit.MINUTES.sleep(1);
        }
    }

    static class AfterEachCase extends WithContainer {

        @Test
        void succeeds() {}

        @AfterEach
        void fails() {
            fail("on purpose");
        }
    }

    static class AfterAllCase extends WithContainer {

        @Test
        void succeeds() {}

        @AfterAll
        static void fails() {
            fail("on purpose");
        }
    }

    static class NestedCase extends WithContainer {

        @Nested
        class Inner {

            @Test
            void isFailing() {
                fail("on purpose");
            }
        }
    }

    static class TwoExtensionsCase extends WithContainer {

        @RegisterExtension
        static final DockopsExtension DOCKER = DockopsExtension.builder().build();

        @Test
        void fails() {
            fail("on purpose");
        }
    }

    static class StubbornCase extends WithContainer {

        @Test
        void fails() throws Stubborn {
            throw new Stubborn();
        }
    }

    static final class Stubborn extends Exception {

        private static final long serialVersionUID = 1;

        Stubborn() {
            super("on purpose", null, false, false);
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(
            image = IMAGE,
            name = "db",
            cmd = {"sh", "-c", "echo no configuration; exit 3"},
            ports = "1337")
    static class BadStartCase {

        @Test
        void never() {}
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(
            image = IMAGE,
            name = "db",
            cmd = {"sh", "-c", "echo cannot serve; exec sleep 600"},
            waitFor = @WaitFor(log = "cannot"))
    @RunContainer(
            image = IMAGE,
            name = "app",
            cmd = {"sh", "-c", "exit 3"},
            dependsOn = "db")
    static class BadNeighbourCase {

        @Test
        void never() {}
    }

    static class AbortedCase extends WithContainer {

        @Test
        void isAborted() {
            Assumptions.abort("on purpose");
        }
    }

    static class GreenCase extends WithContainer {

        @Test
        void succeeds() {}
    }

    @RunContainer(image = IMAGE, name = "other")
    static class TwoContainersCase extends WithContainer {

        @Test
        void fails() {
            fail("on purpose");
        }
    }
}
