package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import io.dockops.testing.FaultTable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The known defects of the original, by their numbers: each test would fail on what the original does. */
class KnownDefectsTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("defects");

    private final Images images = GROUPS.images();
    private final Containers containers = GROUPS.containers();

    private static ContainerSpec idle(String image) {
        return ContainerSpec.builder(image).cmd("sleep", "600").build();
    }

    @Nested
    class Defect01 {

        @Test
        void aFailingBuildIsNotReportedAsSuccess() {
            String name = GROUPS.group("d01") + ":uno";

            assertThatThrownBy(() -> images.build(BuildSpec.dockerfile(GROUPS.from("busybox") + "RUN exit 7", name)
                            .build()))
                    .isInstanceOf(ImageBuildException.class);
            assertThat(images.find(name)).isEmpty();
        }
    }

    @Nested
    class Defect02 {

        @Test
        void aRegistrysPortIsNoTagAndADigestIsOnePart() {
            assertThat(images.deserializeImageName("localhost:5000/test:uno"))
                    .contains(new ImageName("localhost:5000/test", "uno", null));
            assertThat(images.deserializeImageName("localhost:5000/test")).isEmpty();
            assertThat(images.deserializeImageName("test@sha256:" + "0".repeat(64)))
                    .isEmpty();
            assertThat(images.deserializeImageName("test")).isEmpty();
        }

        @Test
        void anUntaggedImageDoesNotBreakTheList() {
            String name = GROUPS.image("d02", "uno", "ENV OF=first");
            String untagged = images.find(name).orElseThrow().id();
            GROUPS.image("d02", "uno", "ENV OF=second");

            assertThat(images.list())
                    .filteredOn(image -> image.id().equals(untagged))
                    .allSatisfy(image -> assertThat(image.names()).isEmpty());
            assertThat(images.listGroup(GROUPS.group("d02"))).hasSize(1);
        }
    }

    @Nested
    class Defect03 {

        @Test
        void aContainerStaysInItsGroupWhenItsTagIsRebuilt() {
            String name = GROUPS.image("d03", "uno", "ENV OF=first");
            String old = containers.run(idle(name)).id();
            GROUPS.image("d03", "uno", "ENV OF=second");

            assertThat(containers.listGroup(GROUPS.group("d03")))
                    .extracting(ContainerSummary::id)
                    .containsExactly(old);
            assertThat(containers.listImage(name)).hasSize(1);
            containers.stopRemoveGroup(GROUPS.group("d03"));
            assertThat(containers.listAll()).extracting(ContainerSummary::id).doesNotContain(old);
        }
    }

    @Nested
    class Defect04 {

        @Test
        void removingAGroupTakesItsNamesOnlyFromAnImageOfTwoGroups() {
            String name = GROUPS.image("d04a", "uno", "ENV OF=both");
            String other = GROUPS.group("d04b");
            GROUPS.dockops().docker().tagImageCmd(name, other, "uno").exec();
            GROUPS.dockops()
                    .docker()
                    .tagImageCmd(name, GROUPS.group("d04a"), "dos")
                    .exec();

            List<Image> removed = images.removeGroup(GROUPS.group("d04a"));

            assertThat(removed).hasSize(1);
            assertThat(images.listGroup(GROUPS.group("d04a"))).isEmpty();
            assertThat(images.listGroup(other)).hasSize(1);
        }

        @Test
        void allNamesOfAnImageGoAtOnce() {
            String name = GROUPS.image("d04c", "t0", "ENV OF=many");
            for (int tag = 1; tag < 8; tag++) {
                GROUPS.dockops()
                        .docker()
                        .tagImageCmd(name, GROUPS.group("d04c"), "t" + tag)
                        .exec();
            }

            images.removeGroup(GROUPS.group("d04c"));

            assertThat(images.listGroup(GROUPS.group("d04c"))).isEmpty();
            assertThat(images.removeGroup(GROUPS.group("d04c"))).isEmpty();
        }
    }

    @Nested
    class Defect05 {

        @Test
        void everyMemberIsAttemptedAndAllFailuresAreTold() {
            String name = GROUPS.image("d05", "uno");
            RunningContainer first = containers.run(idle(name));
            String stopped = containers.create(idle(name));
            RunningContainer second = containers.run(idle(name));

            // The first and the last run, and can't be removed without being stopped.
            assertThatThrownBy(() -> containers.removeGroup(GROUPS.group("d05")))
                    .isInstanceOf(CleanupException.class)
                    .hasMessageContaining("Could not remove 2 of 3 containers")
                    .hasCauseInstanceOf(CleanupException.class)
                    .satisfies(all -> assertThat(all.getSuppressed()).hasSize(1));
            assertThat(containers.listGroup(GROUPS.group("d05")))
                    .extracting(ContainerSummary::id)
                    .containsExactlyInAnyOrder(first.id(), second.id())
                    .doesNotContain(stopped);
            containers.stopRemoveGroup(GROUPS.group("d05"));
        }

        @Test
        void imagesOfAGroupAreAllAttemptedToo() {
            String held = GROUPS.image("d05i", "held", "ENV OF=held");
            GROUPS.image("d05i", "free", "ENV OF=free");
            String holder = containers.create(idle(held));

            assertThatThrownBy(() -> images.removeGroup(GROUPS.group("d05i")))
                    .isInstanceOf(CleanupException.class)
                    .hasMessageContaining("Could not remove 1 of 2 image names")
                    .hasMessageContaining(holder.substring(0, 12));
            assertThat(images.listGroup(GROUPS.group("d05i")))
                    .singleElement()
                    .satisfies(image ->
                            assertThat(image.names()).extracting(ImageName::tag).containsExactly("held"));
            containers.stopRemove(holder);
        }

        @Test
        void membersAreWorkedOnInParallel() {
            String name = GROUPS.image("d05p", "uno");
            // A process 1 that ignores SIGTERM takes the whole second until it is killed.
            ContainerSpec deaf = ContainerSpec.builder(name).cmd("sleep", "600").build();
            for (int i = 0; i < 6; i++) {
                containers.start(containers.create(deaf));
            }
            long begin = System.nanoTime();

            List<ContainerSummary> stopped = containers.stopGroup(GROUPS.group("d05p"));

            assertThat(stopped).hasSize(6);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
            containers.stopRemoveGroup(GROUPS.group("d05p"));
        }
    }

    @Nested
    class Defect06 {

        private final List<DockopsEvent> heard = new ArrayList<>();

        @Test
        void twoRetriesAreThreeTriesAndTheCauseIsKeptAndNothingLeft() {
            String name = GROUPS.image("d06", "uno", "CMD [\"sh\", \"-c\", \"echo bye; exit 3\"]");
            try (EventSource.Subscription listening = containers.onEvent(heard::add)) {
                assertThat(listening).isNotNull();

                assertThatThrownBy(() -> containers.run(ContainerSpec.of(name), 2))
                        .isInstanceOf(ContainerStartException.class)
                        .hasMessageContaining("did not start in 3 tries")
                        .hasMessageContaining("exit code 3")
                        .hasCauseInstanceOf(ContainerStartException.class)
                        .satisfies(all -> assertThat(all.getSuppressed()).hasSize(2));
            }
            assertThat(heard)
                    .filteredOn(event -> event.action().equals("create"))
                    .hasSize(3);
            assertThat(containers.listGroup(GROUPS.group("d06"))).isEmpty();
        }
    }

    @Nested
    class Defect07 {

        @Test
        void nothingToDoIsSuccess() {
            String name = GROUPS.image("d07", "uno");
            RunningContainer container = containers.run(idle(name));

            containers.start(container.id());
            container.stop();
            container.stop();
            container.kill();
            containers.remove(container.id());
            containers.remove(container.id());
            containers.stop(container.id());
            containers.kill(container.id());
            container.close();
            container.close();
            containers.clean(container.id());

            assertThat(containers.stopGroup(GROUPS.group("none"))).isEmpty();
            assertThat(containers.removeGroup(GROUPS.group("none"))).isEmpty();
            assertThat(containers.stopRemoveGroup(GROUPS.group("none"))).isEmpty();
            images.remove(GROUPS.group("none") + ":uno");
        }
    }

    @Nested
    class Defect08 {

        @Test
        void anonymousVolumesGoWithTheContainer() {
            String name = GROUPS.image("d08", "uno", "VOLUME /data");
            List<Runnable> ways = List.of(
                    () -> containers.run(idle(name)).close(),
                    () -> containers.remove(containers.create(idle(name))),
                    () -> containers.clean(containers.run(idle(name)).id()));
            for (Runnable way : ways) {
                List<String> volumes = new ArrayList<>();
                try (EventSource.Subscription listening = containers.onEvent(event -> {
                    if (event.action().equals("create")) {
                        volumes.addAll(volumes(containers.listGroup(GROUPS.group("d08"))));
                    }
                })) {
                    assertThat(listening).isNotNull();
                    way.run();
                }
                assertThat(volumes).hasSize(1);
                assertThat(allVolumes()).doesNotContainAnyElementsOf(volumes);
            }
            FaultTable.saw("anonymous volumes", "Nothing: they go with their container");
        }

        private List<String> volumes(List<ContainerSummary> of) {
            return of.stream()
                    .flatMap(container ->
                            GROUPS.dockops().docker().inspectContainerCmd(container.id()).exec().getMounts().stream())
                    .map(mount -> Optional.ofNullable(mount.getName()).orElseThrow())
                    .toList();
        }

        private List<String> allVolumes() {
            return GROUPS.dockops().docker().listVolumesCmd().exec().getVolumes().stream()
                    .map(volume -> volume.getName())
                    .toList();
        }
    }

    @Nested
    class Defect09 {

        @Test
        void aCreatedContainerCountsAsStopped() {
            String name = GROUPS.image("d09", "uno");
            String created = containers.create(idle(name));
            RunningContainer running = containers.run(idle(name));
            RunningContainer paused = containers.run(idle(name));
            GROUPS.dockops().docker().pauseContainerCmd(paused.id()).exec();

            assertThat(containers.listStopped())
                    .extracting(ContainerSummary::id)
                    .contains(created)
                    .doesNotContain(running.id(), paused.id());
            assertThat(containers.listGroupRunning(GROUPS.group("d09")))
                    .extracting(ContainerSummary::id)
                    .containsExactlyInAnyOrder(running.id(), paused.id());
            containers.stopRemoveGroup(GROUPS.group("d09"));
        }
    }

    @Nested
    class Defect10 {

        @Test
        void activePortsHaveNoUndefinedKeyAndDoNotCollide() {
            String name = GROUPS.image("d10", "uno", "EXPOSE 1000 1001/udp");
            String id = containers.create(ContainerSpec.builder(name)
                    .cmd("sleep", "600")
                    .port(new PortBinding(2000, Protocol.TCP, "127.0.0.1", 49_371))
                    .port(new PortBinding(2000, Protocol.UDP, "127.0.0.1", 49_371))
                    .port(new PortBinding(2001, Protocol.TCP, "127.0.0.2", 49_371))
                    .build());
            containers.start(id);

            List<PortMapping> mappings = containers.activePorts().entrySet().stream()
                    .filter(entry -> entry.getValue().id().equals(id))
                    .map(Map.Entry::getKey)
                    .toList();

            assertThat(mappings)
                    .hasSize(3)
                    .allSatisfy(mapping -> assertThat(mapping.hostPort()).isEqualTo(49_371))
                    .extracting(PortMapping::protocol, PortMapping::hostIp)
                    .doesNotHaveDuplicates();
            containers.stopRemove(id);
        }
    }

    @Nested
    class Defect11 {

        @Test
        void aStopDoesNotWaitTheEnginesTenSeconds() {
            String name = GROUPS.image("d11", "uno");
            RunningContainer deaf = containers.run(idle(name));
            long begin = System.nanoTime();

            deaf.stop();

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
            assertThat(deaf.state().status()).isEqualTo(ContainerStatus.EXITED);
            assertThat(deaf.state().exitCode()).isEqualTo(137);
            deaf.close();
        }

        @Test
        void aProcessThatListensIsAskedBeforeItIsKilled() {
            String name = GROUPS.image(
                    "d11b", "uno", "CMD [\"sh\", \"-c\", \"trap 'exit 5' TERM; while true; do sleep 0.1; done\"]");
            RunningContainer polite = containers.run(ContainerSpec.of(name));

            polite.stop(Duration.ofSeconds(10));

            assertThat(polite.state().exitCode()).isEqualTo(5);
            polite.close();
        }
    }

    @Nested
    class Defect12 {

        @Test
        void eventsOfAllCallsHaveTheSameFourParts() {
            List<DockopsEvent> heard = new ArrayList<>();
            EventSource.Subscription ofImages = images.onEvent(heard::add);
            EventSource.Subscription ofContainers = containers.onEvent(heard::add);
            String name = GROUPS.image("d12", "uno");
            RunningContainer container = containers.run(idle(name));
            container.stop();
            container.close();
            ofImages.close();
            ofContainers.close();

            assertThat(heard)
                    .extracting(DockopsEvent::action)
                    .contains("build", "step", "create", "start", "ready", "stop", "remove");
            assertThat(heard).allSatisfy(event -> {
                assertThat(event.level()).isNotNull();
                assertThat(event.subject()).isNotBlank();
                assertThat(event.message()).isNotBlank();
            });
        }
        // Which levels are logged where, and that no level is changed: EventLogTests.
    }

    @Nested
    class Defect13 {

        @Test
        void aMissingPortIsDockersOwn() throws IOException {
            try (RefusedClient client = new RefusedClient("tcp://localhost")) {
                assertThatThrownBy(client.client().pingCmd()::exec).hasMessageContaining("2375");
            }
        }

        @Test
        void whatIsNoDockerhostIsRefused() {
            assertThatThrownBy(() -> Dockops.createDocker("ftp://localhost"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Cannot parse dockerhost");
        }
        // DOCKER_HOST, TLS and contexts: EngineDiscoveryTests and DiscoveryContextTests.

        private record RefusedClient(DockerClient client) implements AutoCloseable {
            RefusedClient(String dockerhost) {
                this(Dockops.createDocker(dockerhost));
            }

            @Override
            public void close() throws IOException {
                client.close();
            }
        }
    }
}
