package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A container with a grace is asked to end before it is removed. */
@Timeout(90)
class StopGraceTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("session-grace");

    private static final int ENDED_ORDERLY = 7;
    private static final int KILLED = 137;

    /** A shell's program that ends when it is asked to. */
    static final String ORDERLY = "trap 'exit " + ENDED_ORDERLY + "' TERM; echo up; while :; do sleep 0.05; done";

    private final Instant begin = Instant.now();
    private ContainerSpec orderly;

    @BeforeEach
    void buildAnImage() {
        orderly = ContainerSpec.builder(GROUPS.image("grace", "uno"))
                .cmd("sh", "-c", ORDERLY)
                .stopGrace(Duration.ofSeconds(30))
                .build();
    }

    private static RunningContainer up(Containers containers, ContainerSpec spec) {
        RunningContainer container = containers.run(spec);
        awaitUp(container);
        return container;
    }

    /** Waits until the trap is set. */
    static void awaitUp(RunningContainer container) {
        await().until(() -> container.logs().contains("up"));
    }

    /** The exit codes that the engine noted, by container. */
    private Map<String, String> exitCodes() throws InterruptedException {
        List<Event> events = new CopyOnWriteArrayList<>();
        GROUPS.dockops()
                .docker()
                .eventsCmd()
                .withSince(Long.toString(begin.getEpochSecond()))
                .withUntil(Long.toString(Instant.now().getEpochSecond() + 1))
                .withEventFilter("die")
                .withImageFilter(orderly.image().toString())
                .exec(new ResultCallback.Adapter<Event>() {
                    @Override
                    public void onNext(Event event) {
                        events.add(event);
                    }
                })
                .awaitCompletion();
        return events.stream()
                .collect(Collectors.toMap(
                        event -> event.getActor().getId(),
                        event -> event.getActor().getAttributes().get("exitCode")));
    }

    private void assertExitCode(String id, int code) throws InterruptedException {
        assertThat(exitCodes()).containsEntry(id, String.valueOf(code));
    }

    @Test
    void closingAContainerAsksItsProcessToEnd() throws InterruptedException {
        RunningContainer container = up(GROUPS.containers(), orderly);

        container.close();

        assertExitCode(container.id(), ENDED_ORDERLY);
        assertThat(GROUPS.containersLeft()).isEmpty();
    }

    @Test
    void closingAScopeAsksItsProcessesToEnd() throws InterruptedException {
        String id;
        String stopped;
        try (ContainerScope scope = GROUPS.dockops().newScope()) {
            id = up(scope.containers(), orderly).id();
            RunningContainer other = up(scope.containers(), orderly);
            other.kill();
            stopped = other.id();
        }
        assertExitCode(id, ENDED_ORDERLY);
        assertExitCode(stopped, KILLED);
        assertThat(GROUPS.containersLeft()).isEmpty();
    }

    @Test
    void oneThatDoesNotEndIsKilledAfterTheGrace() throws InterruptedException {
        ContainerSpec deaf = orderly.toBuilder()
                .cmd("sh", "-c", "trap '' TERM; echo up; while :; do sleep 0.05; done")
                .stopGrace(Duration.ofMillis(300))
                .build();
        RunningContainer container = up(GROUPS.containers(), deaf);
        long before = System.nanoTime();

        container.close();

        // A part of a second is a whole one for the engine.
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(20));
        assertExitCode(container.id(), KILLED);
    }

    @Test
    void aContainerThatIsGoneNeedsNoGrace() {
        RunningContainer container = up(GROUPS.containers(), orderly);
        GROUPS.dockops()
                .docker()
                .removeContainerCmd(container.id())
                .withForce(true)
                .exec();

        container.close();
        container.close();
    }

    @Test
    void aPausedContainerIsRemoved() {
        RunningContainer container = up(
                GROUPS.containers(),
                orderly.toBuilder().stopGrace(Duration.ofSeconds(1)).build());
        container.pause();

        container.close();

        assertThat(GROUPS.containersLeft()).isEmpty();
    }

    @Test
    void withoutAGraceTheRemovalIsOneCallAndWithOneTwo() throws IOException {
        RecordingTransport transport = RecordingTransport.toTheEngine();
        try (DockerClient docker = transport.client()) {
            Containers containers = new Containers(docker);
            RunningContainer killed =
                    containers.run(orderly.toBuilder().stopGrace(Duration.ZERO).build());
            RunningContainer asked = up(containers, orderly);
            transport.calls();

            killed.close();
            assertThat(transport.calls()).containsExactly("DELETE /containers/" + killed.id() + "?force=1&v=1");
            asked.close();
            assertThat(transport.calls())
                    .containsExactly(
                            "POST /containers/" + asked.id() + "/stop?t=30",
                            "DELETE /containers/" + asked.id() + "?force=1&v=1");
        }
    }

    @Test
    void aJvmThatIsTerminatedAsksItsProcessesToEnd() throws Exception {
        ChildJvm child = ChildJvm.start(
                        List.of(), SessionMain.class, orderly.image().toString(), "wait", "grace")
                .awaitReady();
        child.terminate();

        assertThat(child.awaitEnd()).as(child::output).isEqualTo(143);
        assertThat(exitCodes().values()).contains(String.valueOf(ENDED_ORDERLY));
        assertThat(GROUPS.containersLeft()).isEmpty();
    }
}
