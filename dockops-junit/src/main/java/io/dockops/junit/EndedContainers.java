package io.dockops.junit;

import io.dockops.DockopsException;
import io.dockops.RunningContainer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiConsumer;

/** Tells with a failure which of the containers that a test sees have ended since they were ready. */
final class EndedContainers {

    /** A test may notice an end earlier than the engine does, by some tenths of a second where the machine is busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private EndedContainers() {}

    /** Add what is to be told as suppressed exceptions: build tools and IDEs show them. */
    static void tell(Throwable failure, Map<String, RunningContainer> containers, BiConsumer<String, String> captured) {
        if (Arrays.stream(failure.getSuppressed()).anyMatch(ContainerEnded.class::isInstance)) {
            return; // by another one of our extensions on the same class
        }
        long end = System.nanoTime() + patience(failure).toNanos();
        for (Map.Entry<String, RunningContainer> container : containers.entrySet()) {
            String who = "Container [" + container.getKey() + "] ";
            try {
                container
                        .getValue()
                        .unexpectedEnd(Duration.ofNanos(end - System.nanoTime()))
                        .ifPresent(told -> {
                            failure.addSuppressed(new ContainerEnded(who + told));
                            captured.accept(container.getKey(), told);
                        });
            } catch (DockopsException e) {
                failure.addSuppressed(new ContainerEnded(who + "may have ended: " + e.getMessage()));
                return; // the engine is not asked for the others, as each of them may take as long
            }
        }
    }

    /** An assertion that fails had its answer, and so a container that ran; what fails otherwise may be its end. */
    private static Duration patience(Throwable failure) {
        return failure instanceof AssertionError ? Duration.ZERO : PATIENCE;
    }

    /** Has no stack trace, as its place says nothing. */
    private static final class ContainerEnded extends RuntimeException {

        private static final long serialVersionUID = 1;

        ContainerEnded(String message) {
            super(message, null, false, false);
        }
    }
}
