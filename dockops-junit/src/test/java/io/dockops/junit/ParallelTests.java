package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All fixture classes of the other tests, at once, to tease out races. */
class ParallelTests {

    private static final List<String> GROUPS = List.of(
            "junit-scope",
            "junit-inject",
            "junit-inherit",
            "junit-bad",
            "junit-tar",
            "junit-attribute",
            "junit-depend",
            "junit-field",
            "junit-builder",
            "junit-wait",
            "junit-never");

    @AfterAll
    static void removeImages() {
        GROUPS.forEach(RealEngine::removeImages);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORK_JOIN_POOL", "WORKER_THREAD_POOL"})
    void whatSucceedsAloneSucceedsInParallelAndLeavesNothing(String executor) {
        assumeTrue(
                executor.equals("FORK_JOIN_POOL") || isJUnit6WithTwoExecutors(),
                "JUnit has another executor than the fork-join pool from 6.1 on");
        Class<?>[] cases = cases(
                ScopeTests.class,
                InjectionTests.class,
                InheritanceTests.class,
                ConditionTests.class,
                AttributesTests.class,
                WaitForAnnotationTests.class);
        Class<?>[] more = {
            DependencyTests.MeetingCase.class,
            DependencyTests.MigrationCase.class,
            DependencyTests.OuterCase.class,
            FieldTests.TypesCase.class,
            FieldTests.StaticCase.class,
            FieldTests.OuterCase.class,
            BuilderTests.BuiltCase.class,
            BuilderTests.MixedCase.class
        };

        Map<String, String> configuration = new HashMap<>(Cases.PARALLEL);
        configuration.put("junit.jupiter.execution.parallel.config.executor-service", executor);
        Cases run = Cases.run(
                configuration, Stream.of(cases, more).flatMap(Stream::of).toArray(Class<?>[]::new));

        assertThat(run.failures()).isEmpty();
        assertThat(run.started()).as("tests").isGreaterThan(cases.length);
        GROUPS.forEach(RealEngine::assertNothingLeft);
    }

    @Test
    void whatFailsAloneFailsInParallelAndLeavesNothing() {
        Class<?>[] cases = cases(BadInputTests.class, BadTarTests.class, NeverReadyTests.class);

        Cases run = Cases.runInParallel(cases);

        assertThat(run.failures()).hasSizeGreaterThanOrEqualTo(cases.length - 2);
        GROUPS.forEach(RealEngine::assertNothingLeft);
    }

    @Test
    void subclassesOfOneClassRunAtOnceEachWithAContainerOfItsOwn() {
        List<String> containers = Cases.runInParallel(
                        InheritanceTests.FirstSubclassCase.class, InheritanceTests.SecondSubclassCase.class)
                .succeeded(4)
                .published("container");

        assertThat(containers).hasSize(4);
        assertThat(containers.stream().distinct()).hasSize(2);
        RealEngine.assertNothingLeft("junit-inherit");
    }

    private static boolean isJUnit6WithTwoExecutors() {
        String version = System.getProperty("junit.version");
        return !version.startsWith("5.") && !version.startsWith("6.0.");
    }

    private static Class<?>[] cases(Class<?>... tests) {
        return Arrays.stream(tests)
                .flatMap(test -> Stream.of(test.getDeclaredClasses()))
                .filter(nested -> nested.getSimpleName().endsWith("Case"))
                .toArray(Class<?>[]::new);
    }
}
