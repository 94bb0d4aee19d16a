package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How many calls the engine gets: the budgets of the design, counted. */
class EngineCallsTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("calls");

    private final RecordingTransport transport = RecordingTransport.toTheEngine();
    private final DockerClient docker = transport.client();
    private final Containers containers = new Containers(docker);
    private final Images images = new Images(docker);

    @AfterEach
    void close() throws IOException {
        docker.close();
    }

    @Test
    void theVersionIsNegotiatedWithOnePing() {
        images.find("busybox");

        assertThat(transport.calls()).containsExactly("GET /_ping", "GET /images/busybox/json");
    }

    @Test
    void anImageIsLookedUpWithOneCall() {
        images.find("busybox");
        transport.calls();

        assertThat(images.find("busybox")).isPresent();
        assertThat(transport.calls()).hasSize(1);
    }

    @Test
    void aContainerIsStartedWithThreeCallsAndRemovedWithOne() {
        String image = GROUPS.httpImage("http", "uno", 1337);
        containers.stopRemove("core-test-none"); // the version is negotiated
        transport.calls();

        RunningContainer container =
                containers.run(ContainerSpec.builder(image).port("1337").build());

        List<String> calls = transport.calls();
        String inspect = "GET /containers/" + container.id() + "/json";
        assertThat(calls)
                .startsWith("POST /containers/create", "POST /containers/" + container.id() + "/start", inspect);
        assertThat(calls.subList(3, calls.size()))
                .allMatch(inspect::equals); // readiness: it may take a moment to listen

        container.close();
        assertThat(transport.calls()).containsExactly("DELETE /containers/" + container.id() + "?force=1&v=1");
    }

    @Test
    void allThatIsCopiedInTakesOneCallMore(@TempDir Path temp) throws IOException {
        Path file = Files.writeString(temp.resolve("a.txt"), "a");
        String image = GROUPS.image("idle", "uno");
        transport.calls();

        String id = containers.create(
                ContainerSpec.builder(image).copy(file, "/a").copy(temp, "/b").build());

        assertThat(transport.calls().stream().filter(call -> !call.equals("GET /_ping")))
                .containsExactly(
                        "POST /containers/create",
                        "PUT /containers/" + id + "/archive?path=/&noOverwriteDirNonDir=true");
        containers.stopRemove(id);
    }

    @Test
    void aPlatformIsAPartOfTheCreate() {
        transport.calls();

        assertThatThrownBy(() -> containers.create(
                        ContainerSpec.builder("busybox").platform("linux/s390x").build()))
                .isInstanceOf(ContainerStartException.class);
        assertThat(transport.calls()).contains("POST /containers/create?platform=linux%2Fs390x");
    }

    @Test
    void aStartByItsIdIsOneCall() {
        String image = GROUPS.image("idle", "uno");
        String id = containers.create(
                ContainerSpec.builder(image).cmd("sleep", "600").build());
        transport.calls();

        containers.start(id);
        assertThat(transport.calls()).hasSize(1);
        containers.stopRemove(id);
        assertThat(transport.calls()).hasSize(1);
    }

    @Test
    void mappedPortsAreKnownWithoutACall() {
        String image = GROUPS.httpImage("http", "uno", 1337);
        RunningContainer container =
                containers.run(ContainerSpec.builder(image).port("1337").build());
        transport.calls();

        assertThat(container.mappedPort(1337)).isPositive();
        assertThat(container.ports()).hasSize(1);
        assertThat(container.name()).isNotBlank();
        assertThat(transport.calls()).isEmpty();
        container.close();
    }

    @Test
    void whatCanBeRefusedHereIsRefusedWithoutACall() throws IOException {
        byte[] truncated = Arrays.copyOf(TestTars.context("FROM busybox\nCOPY a /\n", "a", "x".repeat(5_000)), 3_000);

        assertThatThrownBy(() -> images.buildStream(new ByteArrayInputStream(truncated), "test:uno"))
                .isInstanceOf(ImageBuildException.class)
                .hasMessageContaining("Image [test:uno] is not built");
        assertThatThrownBy(
                        () -> images.build(BuildSpec.dockerfile(" ", "test:uno").build()))
                .isInstanceOf(ImageBuildException.class);
        assertThatThrownBy(() -> containers.run(ContainerSpec.of("Test:uno")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Bad image name [Test:uno]");
        assertThatThrownBy(() -> images.pull("te st")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> containers.run(
                        ContainerSpec.builder("test:uno").port("65536").build()))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(transport.calls()).isEmpty();
    }

    @Test
    void aGroupsContainersAreFoundWithOneListWhoeverElseHasContainers() {
        images.find("busybox");
        transport.calls();

        containers.listGroup(GROUPS.group("none"));

        assertThat(transport.calls()).first().asString().startsWith("GET /containers/json");
    }
}
