package io.dockops.junit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Knows which tests of a class have not begun yet. Only those count that JUnit knows before it runs, so that none is
 * promised that does not come: not the invocations of a template, nor dynamic tests.
 */
final class TestsToCome implements TestExecutionListener {

    private final Map<String, String> classes = new HashMap<>();
    private final Map<String, Integer> left = new HashMap<>();

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan plan) {
        for (TestIdentifier root : plan.getRoots()) {
            for (TestIdentifier test : plan.getDescendants(root)) {
                if (test.isTest()) {
                    testClass(plan, test).ifPresent(name -> add(test, name));
                }
            }
        }
    }

    private void add(TestIdentifier test, String testClass) {
        classes.put(test.getUniqueId(), testClass);
        left.merge(testClass, 1, Integer::sum);
    }

    private static Optional<String> testClass(TestPlan plan, TestIdentifier test) {
        return plan.getParent(test)
                .flatMap(TestIdentifier::getSource)
                .filter(ClassSource.class::isInstance)
                .map(source -> ((ClassSource) source).getClassName());
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        cross(test);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        cross(test);
    }

    private synchronized void cross(TestIdentifier test) {
        String testClass = classes.remove(test.getUniqueId());
        if (testClass != null) {
            left.merge(testClass, -1, Integer::sum);
        }
    }

    /** Tell whether a class has tests that are still to begin. */
    synchronized boolean areMoreOf(Class<?> testClass) {
        return left.getOrDefault(testClass.getName(), 0) > 0;
    }
}
