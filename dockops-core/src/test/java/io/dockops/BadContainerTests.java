package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can be wrong with a container: each says what, why and what to do, in good time, and leaves nothing. */
@Timeout(60)
class BadContainerTests {

    private static final Duration AT_ONCE = Duration.ofSeconds(15); // the start time-out is 60 s

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("badcontainer");

    private final Containers containers = GROUPS.containers();

    @AfterEach
    void nothingIsLeft() {
        assertThat(GROUPS.removeContainersLeft()).isEmpty();
    }

    private static String sh(String tag, String script) {
        return GROUPS.image("sh", tag, "CMD [\"sh\", \"-c\", \"" + script + "\"]");
    }

    @Test
    void aMissingImageIsSaidAtOnceWithAdvice() {
        assertThatThrownBy(() -> containers.run(ContainerSpec.of(GROUPS.group("none") + ":uno")))
                .isInstanceOfSatisfying(
                        ContainerStartException.class,
                        e -> assertThat(e.isImageMissing()).isTrue())
                .hasMessageContaining("[" + GROUPS.group("none") + ":uno]")
                .hasMessageContaining("No such image")
                .hasMessageContaining("build, load or pull the image first");
    }

    @Test
    void aContainerThatEndsAtOnceHasItsCodeAndLogTail() {
        String image = sh("end", "echo first; echo last words >&2; exit 42");
        for (ContainerSpec spec : List.of(
                ContainerSpec.of(image),
                ContainerSpec.builder(image).port("1337").build())) {
            long begin = System.nanoTime();

            assertThatThrownBy(() -> containers.run(spec))
                    .isInstanceOf(ContainerStartException.class)
                    .hasMessageContaining("of image [" + image + "] ended with exit code 42")
                    .hasMessageContaining("    first")
                    .hasMessageContaining("    last words");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);
        }
    }

    @Test
    void aContainerThatIsNeverReadyHasTheReasonTheTimeTheStateAndTheLog() {
        String image = sh("never", "echo warming up; sleep 600");
        ContainerSpec spec = ContainerSpec.builder(image)
                .port("1337")
                .startTimeout(Duration.ofMillis(700))
                .build();

        assertThatThrownBy(() -> containers.run(spec))
                .isInstanceOf(ReadinessException.class)
                .hasMessageContaining("was not ready within 700 ms")
                .hasMessageContaining("listens")
                .hasMessageContaining("Its state is running")
                .hasMessageContaining("    warming up");
    }

    @Test
    void aStartThatIsTriedAgainAndAgainTellsAllCauses() {
        String image = sh("retry", "exit 9");
        List<DockopsEvent> warnings = new ArrayList<>();
        EventSource.Subscription listening = containers.onEvent(event -> {
            if (event.level() == EventLevel.WARN) {
                warnings.add(event);
            }
        });

        assertThatThrownBy(() -> containers.run(
                        ContainerSpec.builder(image).startRetries(1).build()))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("did not start in 2 tries")
                .hasMessageContaining("exit code 9")
                .satisfies(all -> assertThat(all.getSuppressed()).hasSize(1));
        listening.close();
        assertThat(warnings)
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("exit code 9"));
    }

    @Test
    void aRetryWhoseCreateFailsKeepsTheFirstCause() {
        String image = sh("gone", "exit 9");
        ContainerSpec spec = ContainerSpec.builder(image).startRetries(5).build();
        // The image goes between the first try and the second.
        EventSource.Subscription listening = containers.onEvent(event -> {
            if (event.level() == EventLevel.WARN) {
                GROUPS.images().remove(image);
            }
        });

        assertThatThrownBy(() -> containers.run(spec))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("did not start in 2 tries")
                .hasMessageContaining("exit code 9")
                .satisfies(all -> assertThat(all.getSuppressed())
                        .singleElement()
                        .satisfies(second -> assertThat(second).hasMessageContaining("No such image")));
        listening.close();
    }

    @Test
    void aBadEntrypointHasTheEnginesWords() {
        String image = GROUPS.image("sh", "plain");

        assertThatThrownBy(() -> containers.run(ContainerSpec.builder(image)
                        .entrypoint("/no/such/program")
                        .build()))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("Starting a container of image [" + image + "] failed")
                .hasMessageContaining("/no/such/program");
    }

    @Test
    void aBusyPortNamesThePortAndTheContainerThatHoldsIt() {
        String image = GROUPS.httpImage("http", "uno", 1337);
        RunningContainer holder =
                containers.run(ContainerSpec.builder(image).port("49391:1337").build());

        assertThatThrownBy(() -> containers.run(ContainerSpec.builder(image)
                        .port("4939:9") // whose number is the beginning of the other
                        .port("49391:1337")
                        .build()))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("host port [49391]")
                .hasMessageContaining("taken by container [" + holder.name() + "] of image [" + image + "]")
                .hasMessageContaining("ports = \"1337\"");
        assertThat(holder.state().isRunning()).isTrue();
        holder.close();
    }

    @Test
    void aBusyPortThatAProcessHoldsSaysSo() throws IOException {
        String image = GROUPS.httpImage("http", "uno", 1337);
        try (ServerSocket process = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> containers.run(ContainerSpec.builder(image)
                            .port(process.getLocalPort() + ":1337")
                            .build()))
                    .isInstanceOf(ContainerStartException.class)
                    .hasMessageContaining("host port [" + process.getLocalPort() + "]")
                    .hasMessageContaining("taken by a process outside of the engine");
        }
    }

    @Test
    void aPortThatIsNotPublishedIsToldWithThoseThatAre() {
        String image = GROUPS.httpImage("http", "uno", 1337);
        try (RunningContainer container =
                containers.run(ContainerSpec.builder(image).port("1337").build())) {
            assertThatThrownBy(() -> container.mappedPort(80))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Port [80/tcp] of container [" + container.name() + "]")
                    .hasMessageContaining("1337/tcp -> 127.0.0.1:" + container.mappedPort(1337));
        }
    }

    @Test
    void aNameThatIsTakenLeavesItsHolderAlone() {
        String image = GROUPS.image("sh", "plain");
        String name = "core-test-" + UUID.randomUUID();
        ContainerSpec spec =
                ContainerSpec.builder(image).name(name).cmd("sleep", "600").build();
        Containers others = new Containers(GROUPS.dockops().docker());
        String holder = others.create(spec);

        assertThatThrownBy(() -> containers.run(spec))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("[" + image + "]")
                .hasMessageContaining(name)
                .hasMessageContaining("is not touched");
        assertThat(others.listGroup(GROUPS.group("sh")))
                .extracting(ContainerSummary::id)
                .containsExactly(holder);
        others.remove(holder);
    }

    @Test
    void aContainerThatSomebodyElseRemovesEndsTheWait() {
        String image = sh("idle", "sleep 600");
        EventSource.Subscription listening = containers.onEvent(event -> {
            if (event.action().equals("start")) {
                containers
                        .listGroup(GROUPS.group("sh"))
                        .forEach(container -> new Containers(GROUPS.dockops().docker()).stopRemove(container.id()));
            }
        });
        long begin = System.nanoTime();

        assertThatThrownBy(() ->
                        containers.run(ContainerSpec.builder(image).port("1337").build()))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("is gone")
                .hasMessageContaining("did somebody else remove it?");
        listening.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() {
        String image = sh("idle", "sleep 600");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() ->
                        containers.run(ContainerSpec.builder(image).port("1337").build()))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatIsDoneToAGoneContainerSaysThatItIsGone() {
        RunningContainer container = containers.run(ContainerSpec.of(sh("idle", "sleep 600")));
        container.close();

        assertThatThrownBy(container::state)
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("is gone");
        assertThatThrownBy(container::logs)
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("No such container");
        assertThatThrownBy(() -> container.exec("true"))
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("No such container");
        assertThatThrownBy(() -> containers.start(container.id()))
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("No such container");
    }
}
