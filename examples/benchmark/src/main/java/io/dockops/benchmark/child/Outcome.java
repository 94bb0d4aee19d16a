package io.dockops.benchmark.child;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Sees when a run begins, and whether all of it succeeds. */
final class Outcome implements TestExecutionListener {

    private final List<Throwable> failures = new ArrayList<>();
    private int tests;
    private long startedNanos;

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        startedNanos = System.nanoTime();
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        result.getThrowable().ifPresent(failures::add);
        if (test.isTest()) {
            tests++;
        }
    }

    void requireSuccess() {
        if (tests == 0 && failures.isEmpty()) {
            failures.add(new IllegalStateException("There was no test"));
        }
        if (!failures.isEmpty()) {
            IllegalStateException failed = new IllegalStateException(failures.size() + " of the tests failed");
            failures.forEach(failed::addSuppressed);
            throw failed;
        }
    }

    long startedNanos() {
        return startedNanos;
    }

    int tests() {
        return tests;
    }
}
