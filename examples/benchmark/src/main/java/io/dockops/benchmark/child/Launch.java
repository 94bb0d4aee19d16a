package io.dockops.benchmark.child;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests as a build tool does: by a launcher session of their own. */
final class Launch {

    private final Outcome outcome = new Outcome();

    private Launch() {}

    /** Run the tests of a class, and fail unless they all succeed. */
    static Launch ofClass(String testClass) {
        return new Launch().run(List.of(selectClass(testClass)));
    }

    /** Run the tests of a directory of classes. */
    static Launch ofDirectory(Path classes) {
        return new Launch().run(selectClasspathRoots(Set.of(classes)));
    }

    private Launch run(List<? extends DiscoverySelector> selectors) {
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectors)
                                    .build(),
                            outcome);
        }
        outcome.requireSuccess();
        return this;
    }

    /** When the first test plan began. */
    long startedNanos() {
        return outcome.startedNanos();
    }

    /** How many tests ran. */
    int tests() {
        return outcome.tests();
    }
}
