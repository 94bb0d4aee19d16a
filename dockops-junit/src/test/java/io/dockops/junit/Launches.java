package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs fixture classes as a build tool does: a launcher session, and any number of requests in it. */
public final class Launches implements AutoCloseable {

    private final LauncherSession session = LauncherFactory.openSession();
    private final Recorder recorder = new Recorder();

    /** Run classes by one request, one after another. */
    public Launches run(Class<?>... classes) {
        return run(Map.of(), classes);
    }

    /** Run classes, and the tests in them, at once. */
    public Launches runInParallel(Class<?>... classes) {
        return run(Cases.PARALLEL, classes);
    }

    public Launches run(Map<String, String> configuration, Class<?>... classes) {
        ClassSelector[] selectors =
                Arrays.stream(classes).map(testClass -> selectClass(testClass)).toArray(ClassSelector[]::new);
        session.getLauncher()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectors)
                                .configurationParameters(configuration)
                                .build(),
                        recorder);
        return this;
    }

    /** Tell that so many tests ran so far, and that nothing failed. */
    public Launches succeeded(int tests) {
        assertThat(recorder.failures).as("failures").isEmpty();
        assertThat(recorder.succeeded).as("tests that succeeded").hasValue(tests);
        return this;
    }

    public List<Throwable> failures() {
        return List.copyOf(recorder.failures);
    }

    /** What tests published under a key. */
    public List<String> published(String key) {
        return recorder.entries.stream()
                .map(ReportEntry::getKeyValuePairs)
                .filter(pairs -> pairs.containsKey(key))
                .map(pairs -> pairs.get(key))
                .toList();
    }

    @Override
    public void close() {
        session.close();
    }

    private static final class Recorder implements TestExecutionListener {

        private final List<Throwable> failures = new CopyOnWriteArrayList<>();
        private final List<ReportEntry> entries = new CopyOnWriteArrayList<>();
        private final AtomicInteger succeeded = new AtomicInteger();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable().ifPresent(failures::add);
            if (test.isTest() && result.getThrowable().isEmpty()) {
                succeeded.incrementAndGet();
            }
        }

        @Override
        public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
            entries.add(entry);
        }
    }
}
