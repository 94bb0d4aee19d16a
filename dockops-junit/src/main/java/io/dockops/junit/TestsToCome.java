package io.dockops.junit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.platform.commons.PreconditionViolationException;
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
                if (descendant.getSource().orElse(null) instanceof ClassSource source) {
                    count(source.getClassName(), plan.getChildren(descendant));
                }
            }
        }
    }

    private void count(String testClass, Set<TestIdentifier> below) {
        for (TestIdentifier child : below) {
            int tests = child.isTest() ? 1 : repetitions(child);
            if (tests > 0) {
                expected.put(child.getUniqueId(), new Expected(testClass, tests));
                add(testClass, tests);
            }
        }
    }

    /** How often a method is repeated; whatever else is no test of Jupiter's is not looked at. */
    private static int repetitions(TestIdentifier container) {
        if (!(container.getSource().orElse(null) instanceof MethodSource source)) {
            return 0;
        }
        try {
            RepeatedTest repeated = AnnotationSupport.findAnnotation(source.getJavaMethod(), RepeatedTest.class)
                    .orElse(null);
            return repeated == null ? 0 : repeated.value();
        } catch (PreconditionViolationException | LinkageError e) {
            return 0; // another engine's, whose method Java does not find
        }
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
            add(before.testClass(), after - before.tests());
            if (after > 0) {
                expected.put(id, new Expected(before.testClass(), after));
            }
        }
    }

    private void add(String testClass, int tests) {
        left.put(testClass, left.getOrDefault(testClass, 0) + tests);
    }

    /** Tell whether a class has tests that are still to begin. */
    synchronized boolean areMoreOf(Class<?> testClass) {
        return left.getOrDefault(testClass.getName(), 0) > 0;
    }
}
