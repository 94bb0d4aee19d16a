package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** Runs fixture classes on Jupiter, and reads from the events what they published and how they failed. */
public final class Cases {

    public static final Map<String, String> PARALLEL = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");

    private final EngineExecutionResults results;

    private Cases(EngineExecutionResults results) {
        this.results = results;
    }

    /** Run classes one after another, in their order here. */
    public static Cases run(Class<?>... classes) {
        return run(Map.of(), classes);
    }

    /** Run classes, and the tests in them, all at once. */
    public static Cases runInParallel(Class<?>... classes) {
        return run(PARALLEL, classes);
    }

    /** Run classes one after another, with configuration parameters. */
    public static Cases run(Map<String, String> configuration, Class<?>... classes) {
        ClassSelector[] selectors =
                Arrays.stream(classes).map(testClass -> selectClass(testClass)).toArray(ClassSelector[]::new);
        // A session of its own, which the kit opens from 5.13 on: before, what is kept for one would outlive the run.
        try (LauncherSession session = LauncherFactory.openSession()) {
            assertThat(session.getLauncher()).isNotNull();
            return new Cases(EngineTestKit.engine("junit-jupiter")
                    .configurationParameters(configuration)
                    .selectors(selectors)
                    .execute());
        }
    }

    /** Tell that so many tests ran, and that neither they nor anything around them failed. */
    public Cases succeeded(int tests) {
        assertThat(failures()).as("failures").isEmpty();
        assertThat(results.testEvents().succeeded().count())
                .as("tests that succeeded")
                .isEqualTo(tests);
        return this;
    }

    /** How many tests began. */
    public long started() {
        return results.testEvents().started().count();
    }

    /** What tests published under a key, in the order of the publications. */
    public List<String> published(String key) {
        return results.allEvents().stream()
                .filter(event -> event.getType().equals(EventType.REPORTING_ENTRY_PUBLISHED))
                .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                .filter(pairs -> pairs.containsKey(key))
                .map(pairs -> pairs.get(key))
                .toList();
    }

    /** All events, with what each carries: results, reasons, report entries. */
    public List<String> allTold() {
        return results.allEvents().stream().map(Event::toString).toList();
    }

    /** Why tests or containers were skipped. */
    public List<String> skipped() {
        return results.allEvents()
                .skipped()
                .map(event -> event.getRequiredPayload(String.class))
                .toList();
    }

    /** All failures, of tests and of what is around them. */
    public List<Throwable> failures() {
        List<Throwable> failures = new ArrayList<>();
        results.allEvents().finished().stream()
                .map(Cases::result)
                .forEach(result -> result.getThrowable().ifPresent(failures::add));
        return failures;
    }

    /** The one failure that there is. */
    public Throwable failure() {
        List<Throwable> failures = failures();
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }

    private static TestExecutionResult result(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class);
    }
}
