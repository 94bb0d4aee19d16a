package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.junit.ChildJvm;
import io.dockops.testing.FaultProxy;
import io.dockops.testing.FaultProxy.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** One run of the representative class in a JVM of its own, which is killed when a call has left it. */
final class KilledRun {

    private static final int KILLED = 128 + 9;

    private KilledRun() {}

    /**
     * Runs the class, has its JVM killed at the first call that is so, which the engine then gets all the same, and tells
     * that nothing is left.
     *
     * @param state where the JVM notes down what it makes
     * @return whether there was such a call
     */
    static boolean at(Predicate<Call> which, Path state) throws IOException, InterruptedException {
        CompletableFuture<ChildJvm> victim = new CompletableFuture<>();
        // It stays until nothing is left: what tidies up after the JVM knows no other way to the engine.
        try (FaultProxy proxy =
                FaultProxy.before(HarmedRun.ENGINE).sparingWatchdogs().doOnce(which, () -> kill(victim.join()))) {
            Map<String, String> variables =
                    Map.of("DOCKER_HOST", proxy.dockerhost(), "DOCKOPS_STATE", state.toString());
            try (ChildJvm child = ChildJvm.withEnvironment(variables, RepresentativeCase.class)) {
                victim.complete(child);
                int exitCode = child.awaitEnd();
                assertThat(exitCode).isIn(0, KILLED);
                RepresentativeLeftovers.assertNoneSoon();
                return exitCode == KILLED;
            }
        }
    }

    private static void kill(ChildJvm child) {
        child.close();
        try {
            child.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
