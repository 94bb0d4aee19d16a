package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.fail;

import io.dockops.ContainerSummary;
import io.dockops.RunningContainer;
import io.dockops.owner.StateDirectory;
import io.dockops.watchdog.Sweep;
import io.dockops.watchdog.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers that stay when their scope ends. */
@Isolated
class KeepTests {

    private static final String GROUP = "junit-keep";
    private static final String IMAGE = GROUP + ":uno";
    private static final Duration LIFETIME = Duration.ofSeconds(20);

    @AfterEach
    void removeKept() {
        RealEngine.containers().stopRemoveGroup(GROUP);
    }

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void oneThatIsKeptRunsOnAndTheOutputSaysHowToLookAndToRemove() {
        String output = outputOf(() -> Cases.run(AlwaysCase.class).succeeded(1));

        List<ContainerSummary> left = RealEngine.ofGroup(GROUP);
        assertThat(left).hasSize(1);
        assertThat(left.get(0).status().isUp()).isTrue();
        String id = left.get(0).id().substring(0, 12);
        assertThat(output)
                .containsOnlyOnce("dockops: Container [kept] stays, to be looked at:\n    docker exec -it " + id
                        + " sh\n    docker logs " + id + "\n    docker rm -fv " + id
                        + "\n    by itself: the first run after 20")
                .doesNotContain("[other]");
    }

    @Test
    void theFailureSaysSoToo() {
        Throwable failure = Cases.run(FailingTestCase.class).failure();

        String id = RealEngine.ofGroup(GROUP).get(0).id().substring(0, 12);
        assertThat(CapsuleTests.told(failure))
                .singleElement()
                .asString()
                .contains("    it stays, to be looked at:\n        docker exec -it " + id + " sh\n        docker logs "
                        + id + "\n        docker rm -fv " + id + "\n        by itself: the first run after 20");
    }

    @Test
    void theKeyKeepsForAWholeRunUntilASweepRemovesItOnceItsTimeIsOver(@TempDir Path state) throws Exception {
        Map<String, String> variables = Map.of(
                "DOCKOPS_KEEP",
                "ON_FAILURE",
                "DOCKOPS_LIFETIME",
                LIFETIME.toSeconds() + "s",
                "DOCKOPS_STATE",
                state.toString(),
                "DOCKOPS_WATCHDOG",
                "false");
        try (ChildJvm child = ChildJvm.withEnvironment(variables, FailingCase.class)) {
            assertThat(child.awaitOutput())
                    .anyMatch(line -> line.contains("Container [" + IMAGE + "] stays, to be looked at:"));
        }
        Instant end = Instant.parse(RealEngine.DOCKER
                        .inspectContainerCmd(RealEngine.ofGroup(GROUP).get(0).id())
                        .exec()
                        .getCreated())
                .plus(LIFETIME);

        sweep(state);
        assertThat(engineTime()).as("a sweep in time").isBefore(end);
        assertThat(RealEngine.ofGroup(GROUP)).hasSize(1);

        await().atMost(LIFETIME.multipliedBy(3)).untilAsserted(() -> {
            sweep(state);
            RealEngine.assertNothingLeft(GROUP);
        });
        assertThat(engineTime()).isAfter(end);
    }

    private static void sweep(Path state) throws IOException {
        String engine = "unix:///var/run/docker.sock";
        new Sweep(Wire.to(URI.create(engine)), StateDirectory.at(state), engine).run();
    }

    private static Instant engineTime() {
        return OffsetDateTime.parse(RealEngine.DOCKER.infoCmd().exec().getSystemTime())
                .toInstant();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                FailingTestCase.class,
                FailingBeforeAllCase.class,
                FailingDynamicTestCase.class,
                FailingOfMethodScopeCase.class
            })
    void aFailureKeepsIt(Class<?> failing) {
        assertThat(Cases.run(failing).failures()).isNotEmpty();

        assertThat(RealEngine.ofGroup(GROUP)).hasSize(1);
    }

    @Test
    void oneThatATestHasRemovedIsSaidNotToBeKept() {
        String output = outputOf(() -> Cases.run(RemovedCase.class).succeeded(1));

        assertThat(output)
                .contains("dockops: Container [" + IMAGE + "] does not stay: ")
                .contains("it is gone");
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aSuccessKeepsNothing() {
        Cases.run(SucceedingCase.class).succeeded(1);

        RealEngine.assertNothingLeft(GROUP);
    }

    private static String outputOf(Runnable work) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, name = "kept", keep = Keep.ALWAYS)
    @RunContainer(image = IMAGE, name = "other", stop = "1s")
    static class AlwaysCase {

        @Test
        void succeeds() {}
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, keep = Keep.ALWAYS)
    static class RemovedCase {

        @Test
        void removesIt(RunningContainer container) {
            container.close();
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, keep = Keep.ON_FAILURE)
    static class SucceedingCase {

        @Test
        void succeeds() {}
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, keep = Keep.ON_FAILURE)
    static class FailingTestCase {

        @Test
        void fails() {
            fail("on purpose");
        }

        @Test
        void succeeds() {}
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, keep = Keep.ON_FAILURE)
    static class FailingBeforeAllCase {

        @BeforeAll
        static void fails() {
            fail("on purpose");
        }

        @Test
        void never() {}
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, keep = Keep.ON_FAILURE)
    static class FailingDynamicTestCase {

        @TestFactory
        Stream<DynamicTest> tests() {
            return Stream.of(DynamicTest.dynamicTest("fails", () -> fail("on purpose")));
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, keep = Keep.ON_FAILURE, scope = Scope.METHOD)
    static class FailingOfMethodScopeCase {

        @Test
        void fails() {
            fail("on purpose");
        }

        @Test
        void succeeds() {}
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE)
    static class FailingCase {

        @Test
        void fails() {
            fail("on purpose");
        }
    }
}
