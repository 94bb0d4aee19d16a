package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.dockops.ContainerSummary;
import io.dockops.RunningContainer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers that stay when their scope ends. */
@Isolated
class KeepTests {

    private static final String GROUP = "junit-keep";
    private static final String IMAGE = GROUP + ":uno";

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
        assertThat(output)
                .contains("dockops keeps container [kept]: look at it with docker logs "
                        + left.get(0).name())
                .contains("docker exec -it " + left.get(0).name() + " sh")
                .contains("docker rm -fv " + left.get(0).name());
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
                .contains("dockops keeps container [" + IMAGE + "]: no, ")
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
}
