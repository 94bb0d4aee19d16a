package io.dockops.junit;

import io.dockops.ContainerReport;
import io.dockops.junit.fixture.ScopeFixtures;
import io.dockops.junit.fixture.StartedContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tells with a failure what happened meanwhile to each container that the test could reach. It takes a few seconds at most,
 * and whatever comes of it, the failure stays what it was.
 */
final class FailureCapsules {

    /** A test may notice an end earlier than the engine does, by some tenths of a second where the machine is busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** For all containers together. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final int MOST_CAUSES = 20;

    private final ExtensionContext context;
    private final ScopeFixtures fixtures;

    FailureCapsules(ExtensionContext context, ScopeFixtures fixtures) {
        this.context = context;
        this.fixtures = fixtures;
    }

    /**
     * Add a suppressed exception for each container.
     *
     * @param ago how long ago the test, or what has failed of it, began
     */
    void tell(Throwable failure, Duration ago) {
        Optional<String> chosen = Configuration.of(context).capsules();
        if (chosen.filter(BuildModule::isOff).isPresent()) {
            return;
        }
        List<StartedContainer> containers = fixtures.started();
        if (containers.isEmpty() || isTold(failure)) {
            return; // told by another one of our extensions, or where it has come from
        }
        List<Looks.Look<ContainerReport>> looks = Looks.at(
                containers, LONGEST, started -> started.container().report(started.window(ago), patience(failure)));
        CapsuleFiles files = new CapsuleFiles(context, chosen);
        boolean isEngineSilent = false;
        for (Looks.Look<ContainerReport> look : looks) {
            if (look.result().isPresent()) {
                failure.addSuppressed(capsule(look.container(), look.result().get(), files));
            } else if (!isEngineSilent) {
                isEngineSilent = true; // it would be said of each of them
                failure.addSuppressed(new ContainerCapsule(
                        "Container [" + look.container().name() + "] may have ended: " + look.failure()));
            }
        }
    }

    private ContainerCapsule capsule(StartedContainer container, ContainerReport report, CapsuleFiles files) {
        if (report.lost()) {
            fixtures.tellEnd(container);
        }
        CapsuleText text = new CapsuleText(container, report);
        String brief = text.brief(files.write(container.name(), text.whole()));
        fixtures.failureCaptured(container.name(), brief);
        return new ContainerCapsule(brief);
    }

    /** An assertion that fails had its answer, and so a container that ran; what fails otherwise may be its end. */
    private static Duration patience(Throwable failure) {
        return failure instanceof AssertionError ? Duration.ZERO : PATIENCE;
    }

    private static boolean isTold(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (@Nullable Throwable at = failure; at != null && causes.size() < MOST_CAUSES; at = at.getCause()) {
            causes.add(at);
        }
        return causes.stream()
                .anyMatch(cause -> Arrays.stream(cause.getSuppressed()).anyMatch(ContainerCapsule.class::isInstance));
    }
}
