package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dockops.junit.ChildJvm;
import io.dockops.testing.FaultProxy;
import io.dockops.testing.FaultProxy.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** One run of the representative class in a JVM of its own, which is killed when a call has left it. */
final class KilledRun {

    private static final int KILLED = 128 + 9;

    private KilledRun() {}

    /**
     * Runs the class, has its JVM killed at the first call that is so, which the engine then gets all the same, and tells
     * that nothing is left.
     *
     * @param directory where the JVM may note down what it makes
     * @return whether there was such a call
     */
    static boolean at(Predicate<Call> which, Path directory) throws IOException, InterruptedException {
        Path state = Files.createTempDirectory(Files.createDirectories(directory), "killed-");
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
                awaitWatchdog(state);
                RepresentativeLeftovers.assertNoneSoon();
                return exitCode == KILLED;
            }
        }
    }

    /** Nothing may be there yet: what was created last may come after the kill. The journal goes when all is done. */
    private static void awaitWatchdog(Path state) {
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> journals(state).isEmpty());
        } catch (ConditionTimeoutException e) {
            RepresentativeLeftovers.assertNoneSoon();
            throw e;
        }
    }

    private static List<Path> journals(Path state) throws IOException {
        try (Stream<Path> files = Files.list(state)) {
            return files.filter(file -> file.toString().endsWith(".journal")).toList();
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
