package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import io.dockops.engine.Engine;
import io.dockops.session.Session;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Networks and volumes go with the session or scope that has made them, after the containers that use them. */
@Timeout(90)
class SessionNetworkTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("session-network");

    private ContainerSpec idle;

    @BeforeEach
    void buildAnImage() {
        idle = ContainerSpec.builder(GROUPS.image("idle", "uno"))
                .cmd("sleep", "600")
                .build();
    }

    private static DockerClient docker() {
        return GROUPS.dockops().docker();
    }

    @Test
    void theyGoWithTheirScopeAndWithTheirSession() {
        Network ofSession;
        Volume volumeOfSession;
        try (Dockops session = Dockops.open()) {
            ofSession = session.createNetwork("back");
            volumeOfSession = session.createVolume("data");
            Network network;
            Volume volume;
            try (ContainerScope scope = session.newScope()) {
                network = scope.createNetwork("back");
                volume = scope.createVolume("data");
                assertThat(network.name()).matches("dockops-[0-9a-f]{12}-\\d+-back");
                assertThat(network.name()).isNotEqualTo(ofSession.name());
                assertThat(volume.name()).matches("dockops-[0-9a-f]{12}-\\d+-data");
                assertThat(docker().inspectNetworkCmd()
                                .withNetworkId(network.id())
                                .exec()
                                .getLabels())
                        .containsKey("io.dockops.session");
                assertThat(docker().inspectVolumeCmd(volume.name()).exec().getLabels())
                        .containsKey("io.dockops.session");
            }
            assertThat(GROUPS.exists(network)).isFalse();
            assertThat(GROUPS.exists(volume)).isFalse();
            assertThat(GROUPS.exists(ofSession)).isTrue();
            assertThat(GROUPS.exists(volumeOfSession)).isTrue();
        }
        assertThat(GROUPS.exists(ofSession)).isFalse();
        assertThat(GROUPS.exists(volumeOfSession)).isFalse();
    }

    @Test
    void containersThatUseThemGoFirst() throws IOException {
        RecordingTransport transport = RecordingTransport.toTheEngine();
        try (DockerClient docker = transport.client()) {
            Engine engine = Engine.of(docker);
            Session session = Session.open(engine);
            ContainerScope scope = new ContainerScope(engine, session.newOwner());
            Network network = scope.createNetwork("back");
            Volume volume = scope.createVolume("data");
            RunningContainer container = scope.containers()
                    .run(idle.toBuilder()
                            .network(network)
                            .mount(Mount.volume(volume.name(), "/data"))
                            .build());
            transport.calls();

            scope.close();

            assertThat(transport.calls())
                    .hasSize(3)
                    .startsWith("DELETE /containers/" + container.id() + "?force=1&v=1")
                    .contains("DELETE /networks/" + network.id(), "DELETE /volumes/" + volume.name());
            session.close();
        }
    }

    @Test
    void aScopesContainerOnTheSessionsNetworkGoesBeforeIt() {
        Dockops session = Dockops.open();
        Network network = session.createNetwork("back");
        session.newScope().containers().run(idle).connect(network);

        session.close();

        assertThat(GROUPS.exists(network)).isFalse();
        assertThat(GROUPS.containersLeft()).isEmpty();
    }

    @Test
    void ownContainersAreTakenOffANetworkThatGoesEarlier() {
        try (Dockops session = Dockops.open()) {
            RunningContainer container = session.containers().run(idle);
            Network network;
            try (ContainerScope scope = session.newScope()) {
                network = scope.createNetwork("back");
                container.connect(network);
            }
            assertThat(GROUPS.exists(network)).isFalse();
            assertThat(container.state().isRunning()).isTrue();

            Network closed = session.createNetwork("back");
            container.connect(closed);
            closed.close();
            closed.close();
            assertThat(GROUPS.exists(closed)).isFalse();
        }
    }

    @Test
    void aNetworkThatAForeignContainerIsOnStaysAndTheRestGoes() {
        RunningContainer foreign = GROUPS.containers().run(idle);
        Dockops session = Dockops.open();
        Network network = session.createNetwork("back");
        Volume volume = session.createVolume("data");
        session.containers().run(idle).connect(network);
        foreign.connect(network);

        try {
            assertThatThrownBy(network::close)
                    .isInstanceOf(CleanupException.class)
                    .hasMessageContaining("Removing network [" + network.name() + "] failed")
                    .hasMessageContaining(
                            "containers that this session has not made are on it: [" + foreign.name() + "]");
            assertThatThrownBy(session::close)
                    .isInstanceOf(CleanupException.class)
                    .hasMessageContaining("Not all that the session has made could be removed")
                    .hasMessageContaining("[" + foreign.name() + "]")
                    .hasMessageContaining("docker network rm " + network.id());
            assertThat(GROUPS.exists(network)).isTrue();
            assertThat(GROUPS.exists(volume)).isFalse();
            assertThat(GROUPS.containersLeft()).extracting(ContainerSummary::id).containsExactly(foreign.id());
        } finally {
            foreign.close();
            removeUnlessGone(() -> docker().removeNetworkCmd(network.id()).exec());
        }
    }

    @Test
    void aVolumeThatAForeignContainerHasStays() {
        Dockops session = Dockops.open();
        Volume volume = session.createVolume("data");
        String foreign = docker().createContainerCmd(idle.image().toString())
                .withHostConfig(HostConfig.newHostConfig().withBinds(Bind.parse(volume.name() + ":/data")))
                .exec()
                .getId();
        try {
            assertThatThrownBy(volume::close)
                    .isInstanceOf(CleanupException.class)
                    .hasMessageContaining("Removing volume [" + volume.name() + "] failed")
                    .hasMessageContaining("volume is in use");
            assertThatThrownBy(session::close)
                    .isInstanceOf(CleanupException.class)
                    .hasMessageContaining("volume is in use");
            assertThat(GROUPS.exists(volume)).isTrue();
        } finally {
            GROUPS.containers().stopRemove(foreign);
            removeUnlessGone(() -> docker().removeVolumeCmd(volume.name()).exec());
        }
    }

    /** What a session could not remove is tried by its watchdog once more, which may be faster. */
    private static void removeUnlessGone(Runnable removal) {
        try {
            removal.run();
        } catch (NotFoundException e) {
            // The watchdog was.
        }
    }

    @Test
    void allFailuresAreTold() {
        RunningContainer foreign = GROUPS.containers().run(idle);
        Dockops session = Dockops.open();
        List<Network> networks = List.of(session.createNetwork("a"), session.createNetwork("b"));
        networks.forEach(foreign::connect);

        try {
            assertThatThrownBy(session::close)
                    .isInstanceOfSatisfying(
                            CleanupException.class,
                            e -> assertThat(e.getSuppressed()).hasSize(1));
        } finally {
            foreign.close();
            networks.forEach(network -> removeUnlessGone(
                    () -> docker().removeNetworkCmd(network.id()).exec()));
        }
    }

    @Test
    void whatSomebodyElseRemovedIsNoFailure() {
        try (Dockops session = Dockops.open()) {
            Network network = session.createNetwork("back");
            Volume volume = session.createVolume("data");
            removeUnlessGone(() -> docker().removeNetworkCmd(network.id()).exec());
            docker().removeVolumeCmd(volume.name()).exec();

            assertThatCode(network::close).doesNotThrowAnyException();
            assertThatCode(volume::close).doesNotThrowAnyException();
        }
    }

    @Test
    void twoSessionsOfTheSameHintDoNotCollide() {
        Dockops one = Dockops.open();
        try (Dockops two = Dockops.open()) {
            Network network = two.createNetwork("back");
            Volume volume = two.createVolume("data");
            assertThat(one.createNetwork("back").name()).isNotEqualTo(network.name());
            assertThat(one.createVolume("data").name()).isNotEqualTo(volume.name());

            one.close();

            assertThat(GROUPS.exists(network)).isTrue();
            assertThat(GROUPS.exists(volume)).isTrue();
        }
    }

    @Test
    void nothingIsCreatedAfterTheEnd() {
        Dockops session = Dockops.open();
        session.close();

        assertThatThrownBy(() -> session.createNetwork("back"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("its scope has ended");
        assertThatThrownBy(() -> session.createVolume("data"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("its scope has ended");
    }

    @Test
    void anInterruptedThreadClosesAllTheSameAndStaysInterrupted() {
        Dockops session = Dockops.open();
        Network network = session.createNetwork("back");
        Volume volume = session.createVolume("data");
        Thread.currentThread().interrupt();

        session.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(GROUPS.exists(network)).isFalse();
        assertThat(GROUPS.exists(volume)).isFalse();
    }

    @Test
    void aSessionOnAnExplicitEngineIsOnThatEngine() {
        String host = System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock");
        try (Dockops session = Dockops.open(host)) {
            assertThat(GROUPS.exists(session.createNetwork("back"))).isTrue();
        }
        try (Dockops session = Dockops.open("unix:///no/such.sock")) {
            assertThatThrownBy(session::ping)
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("/no/such.sock");
        }
        assertThatThrownBy(() -> Dockops.open("gopher:x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cannot parse dockerhost");
    }
}
