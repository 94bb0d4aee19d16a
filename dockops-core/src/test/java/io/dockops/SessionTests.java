package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a session has made goes with it, and nothing else does. */
@Timeout(90)
class SessionTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("session");

    /** An end waits this long for a create without an answer, and not at all for one that has its answer. */
    private static final Duration HOLD_UP = Duration.ofSeconds(10);

    private ContainerSpec idle;

    @BeforeEach
    void buildAnImage() {
        idle = ContainerSpec.builder(GROUPS.image("idle", "uno"))
                .cmd("sleep", "600")
                .build();
    }

    @AfterEach
    void removeWhatIsLeft() {
        GROUPS.containers().stopRemoveGroup(GROUPS.group("idle"));
    }

    private static List<String> ids() {
        return GROUPS.containers().listGroup(GROUPS.group("idle")).stream()
                .map(ContainerSummary::id)
                .toList();
    }

    @Test
    void closingRemovesWhatTheSessionMadeAndNothingElse() throws IOException {
        String other = GROUPS.containers().run(idle).id();
        try (DockerClient docker = Dockops.createDocker()) {
            String foreign = docker.createContainerCmd(idle.image().toString())
                    .withCmd("sleep", "600")
                    .exec()
                    .getId();
            String unowned = new Containers(docker).create(idle);
            String ran;
            String created;
            try (Dockops session = Dockops.open()) {
                ran = session.containers().run(idle).id();
                created = session.containers().create(idle);
                assertThat(ids()).contains(ran, created);
            }

            assertThat(ids()).containsExactlyInAnyOrder(other, foreign, unowned).doesNotContain(ran, created);
        }
    }

    @Test
    void aScopeGoesEarlierThanItsSession() {
        try (Dockops session = Dockops.open()) {
            String ofSession = session.containers().create(idle);
            try (ContainerScope scope = session.newScope()) {
                scope.containers().run(idle);
                assertThat(ids()).hasSize(2);
            }
            assertThat(ids()).containsExactly(ofSession);
        }
        assertThat(ids()).isEmpty();
    }

    @Test
    void aScopeThatIsLeftOpenGoesWithItsSession() {
        try (Dockops session = Dockops.open()) {
            session.newScope().containers().run(idle);
        }
        assertThat(ids()).isEmpty();
    }

    @Test
    void nothingIsCreatedAfterTheEnd() {
        Dockops session = Dockops.open();
        ContainerScope scope = session.newScope();
        scope.close();

        assertThatThrownBy(() -> scope.containers().run(idle))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("its scope has ended");
        session.close();
        session.close();
        assertThatThrownBy(() -> session.containers().create(idle))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("its scope has ended");
        assertThatThrownBy(session::newScope)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the session has ended");
        assertThatThrownBy(session::ping)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThat(ids()).isEmpty();
    }

    @Test
    void anInterruptedThreadClosesAllTheSameAndStaysInterrupted() {
        Dockops session = Dockops.open();
        session.containers().run(idle);
        session.containers().create(idle);
        Thread.currentThread().interrupt();

        session.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ids()).isEmpty();
    }

    @Test
    void anInterruptedThreadRemovesOneContainerAllTheSame() {
        RunningContainer container = GROUPS.containers().run(idle);
        Thread.currentThread().interrupt();

        container.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ids()).isEmpty();
    }

    @Test
    void aCreateUnderWayWhenTheScopeClosesIsRemoved() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Dockops session = Dockops.open()) {
            for (int round = 0; round < 3; round++) {
                ContainerScope scope = session.newScope();
                CountDownLatch begun = new CountDownLatch(4);
                List<Future<?>> creates = IntStream.range(0, 4)
                        .<Future<?>>mapToObj(i -> threads.submit(() -> {
                            begun.countDown();
                            scope.containers().create(idle);
                        }))
                        .toList();
                begun.await();
                scope.close();

                for (Future<?> create : creates) {
                    // Refused, or created and removed: both leave nothing.
                    assertThat(create)
                            .satisfiesAnyOf(
                                    done -> assertThat(done).succeedsWithin(Duration.ofSeconds(30)),
                                    done -> assertThat(done).failsWithin(Duration.ofSeconds(30)));
                }
                assertThat(ids()).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aSecondCreateOfOneNameDoesNotLoseTheFirst() {
        ContainerSpec named =
                idle.toBuilder().name("core-test-" + UUID.randomUUID()).build();
        Dockops session = Dockops.open();
        String first = session.containers().create(named);
        assertThatThrownBy(() -> session.containers().create(named)).isInstanceOf(ContainerStartException.class);
        assertThat(ids()).containsExactly(first);
        long begin = System.nanoTime();

        session.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(HOLD_UP);
        assertThat(ids()).isEmpty();
    }

    @Test
    void aCreateThatWasRefusedDoesNotHoldUpTheEnd() {
        Dockops session = Dockops.open();
        assertThatThrownBy(() -> session.containers().create(ContainerSpec.of(GROUPS.group("none") + ":uno")))
                .isInstanceOf(ContainerStartException.class);
        long begin = System.nanoTime();

        session.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(HOLD_UP);
    }

    @Test
    void whatSomebodyElseRemovedIsNoFailure() {
        try (Dockops session = Dockops.open()) {
            session.containers().run(idle);
            GROUPS.containers().stopRemoveGroup(GROUPS.group("idle"));
        }
        assertThat(ids()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"end, 0", "exit, 3", "wait, 143"})
    void whateverEndsTheJvmOrderlyNothingIsLeft(String way, int code) throws Exception {
        ChildJvm child = ChildJvm.start(
                        List.of(), SessionMain.class, idle.image().toString(), way)
                .awaitReady();
        if (way.equals("wait")) {
            assertThat(ids()).hasSize(3);
            child.terminate();
        }

        assertThat(child.awaitEnd()).as(child::output).isEqualTo(code);
        assertThat(ids()).isEmpty();
    }

    private static List<String> networksAndVolumes(ChildJvm child) {
        String told = child.output()
                .lines()
                .filter(line -> line.startsWith("network="))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(told.split(" "))
                .map(one -> one.replaceFirst("^\\w+=", ""))
                .toList();
    }

    /** The names or ids of all networks and volumes. */
    private static List<String> networksAndVolumesLeft() {
        DockerClient docker = GROUPS.dockops().docker();
        return Stream.concat(
                        docker.listNetworksCmd().exec().stream().map(com.github.dockerjava.api.model.Network::getId),
                        docker.listVolumesCmd().exec().getVolumes().stream().map(InspectVolumeResponse::getName))
                .toList();
    }

    @Test
    void networksVolumesAndImagesGoWithATerminatedJvm() throws Exception {
        String image = idle.image().toString();
        ChildJvm child = ChildJvm.start(List.of(), SessionMain.class, image, "wait", "image")
                .awaitReady();
        List<String> made = networksAndVolumes(child);
        assertThat(networksAndVolumesLeft()).containsAll(made);
        child.terminate();

        assertThat(child.awaitEnd()).as(child::output).isEqualTo(143);
        assertThat(ids()).isEmpty();
        assertThat(networksAndVolumesLeft()).doesNotContainAnyElementsOf(made);
        assertThat(GROUPS.images().find(image)).isEmpty();
    }

    @Test
    void whatIsKeptStaysWhenTheJvmIsTerminated() throws Exception {
        ChildJvm child = ChildJvm.start(
                        List.of(), SessionMain.class, idle.image().toString(), "wait", "keep")
                .awaitReady();
        List<String> made = networksAndVolumes(child);
        child.terminate();

        assertThat(child.awaitEnd()).as(child::output).isEqualTo(143);
        assertThat(ids()).hasSize(1);
        GROUPS.containers().stopRemoveGroup(GROUPS.group("idle"));
        assertThat(networksAndVolumesLeft()).contains(made.get(2)).doesNotContainAnyElementsOf(made.subList(0, 2));
        GROUPS.dockops().docker().removeNetworkCmd(made.get(2)).exec();
    }
}
