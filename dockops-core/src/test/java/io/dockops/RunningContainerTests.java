package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunningContainerTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("running");

    private final Containers containers = GROUPS.containers();

    private static String idle() {
        return GROUPS.image("idle", "uno", "CMD [\"sleep\", \"600\"]");
    }

    @Test
    void whenRunReturnsTheServerAnswers() throws IOException, InterruptedException {
        String image = GROUPS.httpImage("http", "uno", 1337);
        for (int round = 0; round < 3; round++) {
            try (RunningContainer container =
                    containers.run(ContainerSpec.builder(image).port("1337").build())) {
                URI uri = URI.create("http://" + container.host() + ":" + container.mappedPort(1337) + "/");
                assertThat(HttpClient.newHttpClient()
                                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                                .body())
                        .isEqualTo("uno\n");
            }
        }
    }

    @Test
    void attributesReachTheProcess() {
        ContainerSpec spec = ContainerSpec.builder(idle())
                .env("MODE", "a b=\"c\"")
                .workdir("/tmp")
                .user("nobody")
                .entrypoint("sh", "-c")
                .cmd("echo \"$MODE\"; pwd; id -un; sleep 600")
                .label("team", "blue")
                .build();
        try (RunningContainer container = containers.run(spec)) {
            await().untilAsserted(() -> assertThat(container.logs()).isEqualTo("a b=\"c\"\n/tmp\nnobody\n"));
            assertThat(containers.listGroup(GROUPS.group("idle")))
                    .singleElement()
                    .satisfies(listed -> assertThat(listed.labels())
                            .containsEntry("team", "blue")
                            .containsKey("io.dockops.session"));
        }
    }

    @Test
    void aCommandHasItsCodeAndBothOutputs() {
        try (RunningContainer container = containers.run(ContainerSpec.of(idle()))) {
            ExecResult result = container.exec("sh", "-c", "echo out; echo err >&2; exit 3");

            assertThat(result).isEqualTo(new ExecResult(3, "out\n", "err\n"));
            assertThat(container.exec("no-such-program").exitCode()).isIn(126, 127);
        }
    }

    @Test
    void aCommandThatDoesNotEndIsGivenUp() {
        try (RunningContainer container = containers.run(ContainerSpec.of(idle()))) {
            assertThatThrownBy(() -> container.exec(Duration.ofMillis(300), "sleep", "60"))
                    .isInstanceOf(DockopsException.class)
                    .hasMessageContaining("Executing [sleep 60] in container [" + container.name() + "]")
                    .hasMessageContaining("did not finish");
        }
    }

    @Test
    void aGraceThatIsNoneIsRefused() {
        for (Duration bad : List.of(Duration.ofSeconds(-1), Duration.ofDays(2))) {
            assertThatThrownBy(() -> containers.stop("core-test-none", bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Bad grace [" + bad + "] to stop container [core-test-none]");
        }
    }

    @Test
    void anEmptyIdIsRefused() {
        assertThatThrownBy(() -> containers.stopRemove(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("An empty name or id was given");
    }

    @Test
    void theLogsEndIsReadByLines() {
        ContainerSpec spec = ContainerSpec.builder(idle())
                .cmd("sh", "-c", "echo one; echo zwölf; echo three; sleep 600")
                .build();
        try (RunningContainer container = containers.run(spec)) {
            await().untilAsserted(() -> assertThat(container.logs()).isEqualTo("one\nzwölf\nthree\n"));
            assertThat(container.logs(2)).isEqualTo("zwölf\nthree\n");
        }
    }

    @Test
    void aStoppedContainerTellsItsState() {
        try (RunningContainer container = containers.run(ContainerSpec.of(idle()))) {
            assertThat(container.state().isRunning()).isTrue();
            container.kill();
            assertThat(container.state()).isEqualTo(new ContainerState(ContainerStatus.EXITED, 137, false));
            containers.start(container.id());
            assertThat(container.state().isRunning()).isTrue();
        }
    }

    @Test
    void portsArePublishedOnTheLoopbackUnlessAskedForWider() {
        String image = GROUPS.httpImage("http", "uno", 1337);
        try (RunningContainer container = containers.run(ContainerSpec.builder(image)
                .port("1337")
                .port("0.0.0.0::1338")
                .port("53/udp")
                .cmd("sh", "-c", "httpd -f -p 1338 & httpd -f -p 1337")
                .build())) {
            assertThat(container.ports().mapping(1337).hostIp()).isEqualTo("127.0.0.1");
            assertThat(container.ports().mapping(1338).hostIp()).isEqualTo("0.0.0.0");
            assertThat(container.ports().mapping(53, Protocol.UDP).hostPort()).isPositive();
            assertThat(container.ports().mapping(1338).host()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aNameOfOnesOwnIsKeptAndAMadeUpOneTellsTheImage() {
        String image = idle();
        try (RunningContainer named = containers.run(
                        ContainerSpec.builder(image).name(GROUPS.group("idle")).build());
                RunningContainer unnamed = containers.run(ContainerSpec.of(image))) {
            assertThat(named.name()).isEqualTo(GROUPS.group("idle"));
            assertThat(unnamed.name()).startsWith("dockops-").contains("-core-test-running-");
            assertThat(unnamed).asString().contains(unnamed.name(), image);
        }
    }
}
