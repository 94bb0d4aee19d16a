package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dockops.RunningContainer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ends of the JVM at which JUnit closes no store. */
class KillTests {

    private static final String GROUP = "junit-kill";
    private static final String IMAGE = "junit-kill:uno";

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void aSignalLeavesNothing(String signal, int exitCode) throws Exception {
        try (ChildJvm child = ChildJvm.interruptible(HangingCase.class)) {
            String ofTheClass = child.awaitLine("of the class ");
            String ofTheTest = child.awaitLine("of the test ");
            assertThat(RealEngine.has(ofTheClass)).isTrue();
            assertThat(RealEngine.has(ofTheTest)).isTrue();

            child.signal(signal);

            assertThat(child.awaitEnd()).isEqualTo(exitCode);
            assertNothingLeftSoon();
        }
    }

    @Test
    void anExitLeavesNothing() throws Exception {
        try (ChildJvm child = ChildJvm.interruptible(ExitingCase.class)) {
            child.awaitLine("of the class ");

            assertThat(child.awaitEnd()).isEqualTo(42);
            assertNothingLeftSoon();
        }
    }

    private static void assertNothingLeftSoon() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> RealEngine.assertNothingLeft(GROUP));
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, name = "class", ports = "1337")
    @RunContainer(image = IMAGE, name = "test", scope = Scope.METHOD)
    static class HangingCase {

        @Test
        void hangs(
                @Container("class") RunningContainer ofTheClass,
                @Container("test") RunningContainer ofTheTest,
                TestReporter reporter)
                throws Exception {
            reporter.publishEntry("of the class", ofTheClass.id());
            reporter.publishEntry("of the test", ofTheTest.id());
            assertThat(new CountDownLatch(1).await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.WEB)
    @RunContainer(image = IMAGE, ports = "1337")
    static class ExitingCase {

        @Test
        void exits(RunningContainer container, TestReporter reporter) {
            reporter.publishEntry("of the class", container.id());
            System.exit(42);
        }
    }
}
