package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.junit.ChildJvm;
import io.dockops.testing.FaultProxy;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** One run of the representative class in a JVM of its own, which is killed when a call has left it. */
final class KilledRun {

    private static final int KILLED = 128 + 9;

    private KilledRun() {}

    /**
     * Runs the class, has its JVM killed at the n-th call, which the engine then gets all the same, and tells that nothing
     * is left.
     *
     * @return whether there were so many calls
     */
    static boolean at(int number) throws IOException, InterruptedException {
        CompletableFuture<ChildJvm> victim = new CompletableFuture<>();
        // It stays until nothing is left: what tidies up after the JVM knows no other way to the engine.
        try (FaultProxy proxy = FaultProxy.before(HarmedRun.ENGINE).doAt(number, () -> kill(victim.join()));
                ChildJvm child = ChildJvm.withDockerHost(proxy.dockerhost(), RepresentativeCase.class)) {
            victim.complete(child);
            int exitCode = child.awaitEnd();
            assertThat(exitCode).isIn(0, KILLED);
            RepresentativeLeftovers.assertNoneSoon();
            return exitCode == KILLED;
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
