package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** All fixture classes of the other tests, at once, to tease out races. */
class ParallelTests {

    private static final List<String> GROUPS = List.of(
            "junit-scope", "junit-inject", "junit-inherit", "junit-bad", "junit-tar", "junit-wait", "junit-never");

    @AfterAll
    static void removeImages() {
        GROUPS.forEach(RealEngine::removeImages);
    }

    @Test
    void whatSucceedsAloneSucceedsInParallelAndLeavesNothing() {
        Class<?>[] cases = cases(
                ScopeTests.class,
                InjectionTests.class,
                InheritanceTests.class,
                WaitForAnnotationTests.class,
                ConditionTests.class);

        Cases run = Cases.runInParallel(cases);

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

    private static Class<?>[] cases(Class<?>... tests) {
        return Arrays.stream(tests)
                .flatMap(test -> Stream.of(test.getDeclaredClasses()))
                .filter(nested -> nested.getSimpleName().endsWith("Case"))
                .toArray(Class<?>[]::new);
    }
}
