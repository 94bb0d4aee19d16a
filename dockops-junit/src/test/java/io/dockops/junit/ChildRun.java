package io.dockops.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Locale;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs classes in a JVM of its own as a build tool does, and prints what happens; see {@link ChildJvm}. */
public final class ChildRun {

    private ChildRun() {}

    /** Run the classes whose names are the arguments. */
    public static void main(String[] arguments) throws ClassNotFoundException {
        ClassSelector[] selectors = new ClassSelector[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            selectors[i] = selectClass(Class.forName(arguments[i]));
        }
        try (LauncherSession session = LauncherFactory.openSession()) {
            Launcher launcher = session.getLauncher();
            launcher.execute(
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectors)
                            .build(),
                    new Printer());
        }
        System.out.println("ended");
    }

    private static final class Printer implements TestExecutionListener {

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            System.out.println("skipped " + test.getDisplayName() + ": " + reason);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest() || result.getThrowable().isPresent()) {
                System.out.println(result.getStatus().name().toLowerCase(Locale.ROOT) + " "
                        + test.getDisplayName()
                        + result.getThrowable().map(thrown -> ": " + thrown).orElse(""));
            }
        }

        @Override
        public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
            entry.getKeyValuePairs().forEach((key, value) -> System.out.println(key + " " + value));
        }
    }
}
