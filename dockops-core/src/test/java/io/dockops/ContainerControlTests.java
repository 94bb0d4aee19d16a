package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A running container is frozen, restarted, put on networks and committed. */
@Timeout(90)
class ContainerControlTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("session-control");

    private final Dockops session = Dockops.open();
    private final Containers containers = session.containers();

    @AfterEach
    void end() {
        session.close();
    }

    private static ContainerSpec idle() {
        return ContainerSpec.builder(GROUPS.image("idle", "uno"))
                .cmd("sleep", "600")
                .build();
    }

    @Test
    void aPausedContainerGoesOnWhenItIsUnpaused() {
        RunningContainer container = containers.run(idle());

        container.pause();
        assertThat(container.state().status()).isEqualTo(ContainerStatus.PAUSED);
        assertThatThrownBy(container::pause)
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("Pausing container [" + container.name() + "] failed")
                .hasMessageContaining("already paused");
        container.unpause();
        assertThat(container.state().status()).isEqualTo(ContainerStatus.RUNNING);
        assertThatThrownBy(container::unpause)
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("Unpausing container [" + container.name() + "] failed")
                .hasMessageContaining("is not paused");
    }

    @Test
    void aRestartedContainerIsReadyAndItsPortsAreTheNewOnes() throws IOException, InterruptedException {
        ContainerSpec spec = ContainerSpec.builder(GROUPS.httpImage("http", "uno", 1337))
                .port("1337")
                .build();
        RunningContainer container = containers.run(spec);
        for (int round = 0; round < 2; round++) {
            int before = container.mappedPort(1337);

            container.restart();

            URI uri = URI.create("http://" + container.host() + ":" + container.mappedPort(1337) + "/");
            assertThat(container.mappedPort(1337)).isNotEqualTo(before);
            assertThat(HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                            .body())
                    .isEqualTo("uno\n");
        }
    }

    @Test
    void aContainerThatEndsAtItsSecondStartIsNotRestarted() {
        RunningContainer container = containers.run(idle().toBuilder()
                .cmd("sh", "-c", "test -e /again && exit 5; touch /again; sleep 600")
                .build());
        await().until(() -> container.exec("test", "-e", "/again").exitCode() == 0);
        container.kill();

        assertThatThrownBy(() -> {
                    container.restart();
                    // What only runs counts as ready, and may end right afterwards.
                    await().until(() -> !container.state().isRunning());
                    container.exec("true");
                })
                .isInstanceOf(DockopsException.class);
        assertThat(container.state().exitCode()).isEqualTo(5);
    }

    @Test
    void containersOnANetworkFindEachOtherByTheirAliases() {
        RunningContainer server = containers.run(
                ContainerSpec.builder(GROUPS.httpImage("http", "due", 1337)).build());
        RunningContainer client = containers.run(idle());
        Network network = session.createNetwork("back");
        server.connect(network, "web", "site");
        client.connect(network);

        await().untilAsserted(() -> assertThat(
                        client.exec("wget", "-q", "-O", "-", "http://web:1337/").stdout())
                .isEqualTo("due\n"));
        assertThat(client.exec("wget", "-q", "-O", "-", "http://site:1337/").stdout())
                .isEqualTo("due\n");

        server.disconnect(network);
        assertThat(client.exec("wget", "-q", "-T", "2", "-O", "-", "http://web:1337/")
                        .exitCode())
                .isNotZero();
    }

    @Test
    void connectingTwiceOrToNothingFails() {
        RunningContainer container = containers.run(idle());
        Network network = session.createNetwork("back");
        container.connect(network);

        assertThatThrownBy(() -> container.connect(network))
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining(
                        "Connecting container [" + container.name() + "] to network [" + network.name() + "] failed")
                .hasMessageContaining("already exists");
        container.disconnect(network);
        assertThatThrownBy(() -> container.disconnect(network))
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("Disconnecting container [" + container.name() + "] from network ["
                        + network.name() + "] failed")
                .hasMessageContaining("is not connected");
        network.close();
        assertThatThrownBy(() -> container.connect(network))
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("not found");
    }

    @Test
    void aCommittedImageHasWhatTheContainerHasAndNotTheSessionsMark() {
        String name = GROUPS.group("idle") + ":seeded";
        RunningContainer container = containers.run(idle());
        container.exec("sh", "-c", "echo seed > /seed.txt");

        Image image = container.commit(name);

        assertThat(image.names()).contains(ImageName.parse(name));
        assertThat(image.labels()).doesNotContainValue(mark(container));
        try (RunningContainer again = GROUPS.containers()
                .run(ContainerSpec.builder(name).cmd("sleep", "600").build())) {
            assertThat(again.exec("cat", "/seed.txt").stdout()).isEqualTo("seed\n");
            assertThat(mark(again)).isNotEqualTo(mark(container)).isNotEmpty();
        }
        assertThatThrownBy(() -> container.commit("Bad:name"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Bad image name [Bad:name]");
    }

    private static String mark(RunningContainer container) {
        return GROUPS.dockops()
                .docker()
                .inspectContainerCmd(container.id())
                .exec()
                .getConfig()
                .getLabels()
                .get("io.dockops.session");
    }

    @Test
    void whatIsDoneToAContainerThatIsGoneFails() {
        RunningContainer gone = containers.run(idle());
        Network network = session.createNetwork("back");
        gone.close();

        assertGone(gone::pause);
        assertGone(gone::unpause);
        assertGone(gone::restart);
        assertGone(() -> gone.connect(network));
        assertGone(() -> gone.disconnect(network));
        assertGone(() -> gone.commit(GROUPS.group("idle") + ":gone"));
    }

    private static void assertGone(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("failed")
                .hasMessageContaining("No such container");
    }
}
