package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import io.dockops.CleanupException;
import io.dockops.RunningContainer;
import io.dockops.junit.Cases;
import io.dockops.junit.Launches;
import io.dockops.junit.RunContainer;
import io.dockops.testing.FaultProxy;
import io.dockops.testing.FaultProxy.Call;
import io.dockops.testing.FaultProxy.Fault;
import io.dockops.testing.FaultTable;
import io.dockops.testing.PrivateEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Removals that somebody else began, and removals that fail. */
@Timeout(90)
class RemovalTests {

    private static final String CONTAINER = "/containers/[0-9a-f]{64}";

    @RegisterExtension
    static final PrivateEngine ENGINE = new PrivateEngine();

    private static FaultProxy proxy;
    private static CompletableFuture<Void> polled;

    @Test
    void aRemovalThatSomebodyElseBeganIsAwaited() throws IOException {
        try (FaultProxy before = FaultProxy.before(ENGINE.socket())) {
            proxy = before;

            Cases.run(Map.of("dockops.host", proxy.dockerhost()), RemovedMeanwhileCase.class)
                    .succeeded(1);

            ENGINE.assertNothingLeft();
            assertThat(polled).isCompleted();
            FaultTable.saw(
                    "removal already in progress", "Nothing: the end of the class asks until the container is gone");
        }
    }

    /** The common pool has one thread on two processors, where one removal would wait for the other. */
    private static void onItsOwnThread(Runnable work) {
        new Thread(work, "removal").start();
    }

    /** How often it was asked for the container after the removal. */
    private static long polls() {
        List<Call> calls = proxy.calls();
        return calls.stream()
                .dropWhile(call -> !call.is("DELETE", CONTAINER))
                .filter(call -> call.is("GET", CONTAINER + "/json"))
                .count();
    }

    @Test
    void aRemovalThatFailsIsLoudAndTriedAgainAtTheEndOfTheSession(@TempDir Path report) throws IOException {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (FaultProxy before = FaultProxy.before(ENGINE.socket());
                Launches session = new Launches()) {
            before.failEach(call -> broken.get() && call.is("DELETE", CONTAINER), Fault.ANSWER_500);

            session.run(
                    Map.of("dockops.host", before.dockerhost(), "dockops.report", report.toString()), AnyCase.class);

            broken.set(false);
            assertThat(session.failures()).hasSize(1);
            CleanupException failure =
                    Causes.first(CleanupException.class, session.failures().get(0));
            assertThat(failure)
                    .hasMessageContaining("Not all that the scope has made could be removed")
                    .hasMessageContaining("with status 500: injected")
                    .hasMessageContaining("docker ps -a");
            FaultTable.saw("removal fails", failure);
            assertThatCode(session::close).doesNotThrowAnyException();
            assertThat(Files.readString(report.resolve("index.html")))
                    .as("left first, with the reason, then gone")
                    .contains("\"state\":\"removed\"")
                    .contains("\"detail\":\"Not all that the scope has made could be removed");
            ENGINE.assertNothingLeft();
        }
    }

    @RunContainer(
            image = "busybox",
            network = "shop",
            cmd = {"sleep", "600"})
    static class AnyCase {

        @Test
        void runs(RunningContainer container) {
            assertThat(container.state().isRunning()).isTrue();
        }
    }

    @RunContainer(
            image = "busybox",
            cmd = {"sleep", "600"})
    static class RemovedMeanwhileCase {

        /** Its process is killed, but not gone, so that its removal lasts. */
        @Test
        void isBeingRemovedAtItsEnd(RunningContainer container) throws Exception {
            String id = container.id();
            HeldProcess held = HeldProcess.of(pid(id));
            List<CompletableFuture<Void>> removals = List.of(removal(id), removal(id));
            await("one of two removals is told of the other")
                    .until(() -> removals.stream().anyMatch(CompletableFuture::isCompletedExceptionally));
            polled = CompletableFuture.runAsync(
                    () -> {
                        try (held) {
                            await("the end of the class asks").until(() -> polls() >= 2);
                        }
                    },
                    RemovalTests::onItsOwnThread);
        }

        private static long pid(String id) throws IOException {
            try (DockerClient client = ENGINE.client()) {
                return client.inspectContainerCmd(id).exec().getState().getPidLong();
            }
        }

        private static CompletableFuture<Void> removal(String id) {
            return CompletableFuture.runAsync(
                    () -> {
                        try (DockerClient client = ENGINE.client()) {
                            client.removeContainerCmd(id).withForce(true).exec();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    RemovalTests::onItsOwnThread);
        }
    }
}
