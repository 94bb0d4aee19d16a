package io.dockops.junit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Knows which tests of a class have not begun yet. Only those count that are known before they run, so that none is promised
 * that does not come: repetitions, but not the invocations of other templates, nor dynamic tests.
 */
final class TestsToCome implements TestExecutionListener {

    /** By the ids of tests and of what is repeated. */
    private final Map<String, Expected> expected = new HashMap<>();

    private final Map<String, Integer> left = new HashMap<>();

    /** A class, and how many tests more of it something stands for. */
    private record Expected(String testClass, int tests) {}

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan plan) {
        for (TestIdentifier root : plan.getRoots()) {
            for (TestIdentifier descendant : plan.getDescendants(root)) {
                int tests = descendant.isTest() ? 1 : repetitions(descendant);
                if (tests > 0) {
                    testClass(plan, descendant).ifPresent(name -> expect(descendant, name, tests));
                }
            }
        }
    }

    private void expect(TestIdentifier what, String testClass, int tests) {
        expected.put(what.getUniqueId(), new Expected(testClass, tests));
        left.merge(testClass, tests, Integer::sum);
    }

    private static int repetitions(TestIdentifier container) {
        return container
                .getSource()
                .filter(MethodSource.class::isInstance)
                .flatMap(source ->
                        AnnotationSupport.findAnnotation(((MethodSource) source).getJavaMethod(), RepeatedTest.class))
                .map(RepeatedTest::value)
                .orElse(0);
    }

    private static Optional<String> testClass(TestPlan plan, TestIdentifier test) {
        return plan.getParent(test)
                .flatMap(TestIdentifier::getSource)
                .filter(ClassSource.class::isInstance)
                .map(source -> ((ClassSource) source).getClassName());
    }

    @Override
    public synchronized void executionStarted(TestIdentifier begun) {
        if (begun.isTest()) {
            String itself = begun.getUniqueId();
            cross(expected.containsKey(itself) ? itself : begun.getParentId().orElse(itself), 1);
        }
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier skipped, String reason) {
        cross(skipped.getUniqueId(), Integer.MAX_VALUE);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier finished, TestExecutionResult result) {
        cross(finished.getUniqueId(), Integer.MAX_VALUE); // repetitions may be given up after some failures
    }

    private void cross(String id, int tests) {
        Expected before = expected.remove(id);
        if (before != null) {
            int after = Math.max(0, before.tests() - tests);
            left.merge(before.testClass(), after - before.tests(), Integer::sum);
            if (after > 0) {
                expected.put(id, new Expected(before.testClass(), after));
            }
        }
    }

    /** Tell whether a class has tests that are still to begin. */
    synchronized boolean areMoreOf(Class<?> testClass) {
        return left.getOrDefault(testClass.getName(), 0) > 0;
    }
}
