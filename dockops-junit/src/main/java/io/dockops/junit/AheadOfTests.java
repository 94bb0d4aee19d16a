package io.dockops.junit;

import io.dockops.junit.fixture.DeclaringClass;
import io.dockops.junit.fixture.EngineFixtures;
import io.dockops.junit.fixture.SessionOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Has the fixtures of a test plan made from the moment that it is known, while JUnit prepares its tests. Whatever is wrong is
 * told when the class's turn comes.
 */
final class AheadOfTests implements TestExecutionListener {

    private static final String AUTODETECTION = "junit.jupiter.extensions.autodetection.enabled";

    private final OpenSession session;

    AheadOfTests(OpenSession session) {
        this.session = session;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        if (plan.getConfigurationParameters().getBoolean(AUTODETECTION).orElse(false)) {
            return; // nobody knows what else has a say
        }
        // Its parts are taken now: it changes while tests run.
        List<PlannedClass> planned = new ArrayList<>();
        for (TestIdentifier root : plan.getRoots()) {
            for (TestIdentifier child : plan.getChildren(root)) {
                if (child.getSource().orElse(null) instanceof ClassSource source) {
                    planned.add(new PlannedClass(source, List.copyOf(plan.getChildren(child))));
                }
            }
        }
        if (planned.isEmpty()) {
            return;
        }
        Configuration configuration = Configuration.of(plan.getConfigurationParameters());
        FutureTask<Optional<AheadFixtures>> looking = new FutureTask<>(new Callable<>() {
            @Override
            public Optional<AheadFixtures> call() {
                return find(planned, configuration);
            }
        });
        if (session.lookAhead(looking)) {
            Thread thread = new Thread("dockops-ahead") {
                @Override
                public void run() {
                    make(looking);
                }
            };
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void make(FutureTask<Optional<AheadFixtures>> looking) {
        Optional<AheadFixtures> found = AheadFixtures.found(looking);
        if (found.isPresent()) {
            found.get().fixtures().makeAhead();
        }
    }

    private Optional<AheadFixtures> find(List<PlannedClass> planned, Configuration configuration) {
        PlannedClasses classes = new PlannedClasses(planned, configuration.defaults(), session.testsToCome());
        Optional<DeclaringClass> first = classes.next();
        if (first.isEmpty() || !configuration.ahead()) {
            return Optional.empty();
        }
        SessionOptions options = configuration.session();
        return Optional.of(new AheadFixtures(options.toString(), new EngineFixtures(options, first.get(), classes)));
    }
}
