package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A container that is given up stays, with what it uses; an image goes with its session where that was asked for. */
@Timeout(90)
class KeepTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("session-keep");

    private String image;
    private ContainerSpec idle;

    @BeforeEach
    void buildAnImage() {
        image = GROUPS.image("idle", "uno");
        idle = ContainerSpec.builder(image).cmd("sleep", "600").build();
    }

    @AfterEach
    void removeWhatIsLeft() {
        GROUPS.containers().stopRemoveGroup(GROUPS.group("idle"));
    }

    private static DockerClient docker() {
        return GROUPS.dockops().docker();
    }

    @Test
    void aKeptContainerStaysWithTheNetworksItIsOn() {
        RunningContainer kept;
        Network used;
        Network ofSession;
        Network unused;
        try (Dockops session = Dockops.open()) {
            ofSession = session.createNetwork("back");
            try (ContainerScope scope = session.newScope()) {
                used = scope.createNetwork("front");
                unused = scope.createNetwork("front");
                kept = scope.containers().run(idle);
                kept.connect(used);
                kept.connect(ofSession);
                scope.containers().run(idle);
                scope.keep(kept);
                scope.keep(kept);
            }
            assertThat(GROUPS.exists(unused)).isFalse();
        }
        try {
            assertThat(GROUPS.containersLeft()).extracting(ContainerSummary::id).containsExactly(kept.id());
            assertThat(docker().inspectContainerCmd(kept.id())
                            .exec()
                            .getNetworkSettings()
                            .getNetworks())
                    .containsKeys(used.name(), ofSession.name());
        } finally {
            GROUPS.containers().stopRemove(kept.id());
            docker().removeNetworkCmd(used.id()).exec();
            docker().removeNetworkCmd(ofSession.id()).exec();
        }
    }

    @Test
    void theImageOfAKeptContainerStays() {
        RunningContainer kept;
        try (Dockops session = Dockops.open()) {
            session.removeImageAtEnd(image);
            ContainerScope scope = session.newScope();
            kept = scope.containers().run(idle);
            scope.keep(kept);
        }
        try {
            assertThat(GROUPS.images().find(image)).isPresent();
        } finally {
            GROUPS.containers().stopRemove(kept.id());
        }
    }

    @Test
    void aContainerThatIsGoneCanNotBeKept() {
        try (Dockops session = Dockops.open()) {
            ContainerScope scope = session.newScope();
            RunningContainer gone = scope.containers().run(idle);
            gone.close();

            assertThatThrownBy(() -> scope.keep(gone))
                    .isInstanceOf(DockopsException.class)
                    .hasMessageContaining("Keeping container [" + gone.name() + "] failed: it is gone");
        }
    }

    @Test
    void anImageGoesAfterTheContainersOfTheSession() {
        try (Dockops session = Dockops.open()) {
            session.removeImageAtEnd(image);
            session.removeImageAtEnd(image);
            session.removeImageAtEnd(GROUPS.group("none") + ":uno");
            session.containers().run(idle);
            session.newScope().containers().create(idle);
        }
        assertThat(GROUPS.images().find(image)).isEmpty();
    }

    @Test
    void anImageThatAForeignContainerUsesStaysAndIsTold() {
        RunningContainer foreign = GROUPS.containers().run(idle);
        Dockops session = Dockops.open();
        session.removeImageAtEnd(image);

        assertThatThrownBy(session::close)
                .isInstanceOf(CleanupException.class)
                .hasMessageContaining("Not all that the session has made could be removed")
                .hasMessageContaining("DELETE /images/")
                .hasMessageContaining(foreign.id().substring(0, 12));

        assertThat(GROUPS.images().find(image)).isPresent();
        assertThat(foreign.state().isRunning()).isTrue();
        foreign.close();
    }

    @Test
    void whatIsNoImageNameOrComesTooLateIsRefused() {
        Dockops session = Dockops.open();
        assertThatThrownBy(() -> session.removeImageAtEnd("Test:uno"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Bad image name [Test:uno]");
        session.close();
        assertThatThrownBy(() -> session.removeImageAtEnd(image))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the session has ended");
    }
}
