package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each attribute of a spec arrives in the container that is made from it. */
@Timeout(60)
class ContainerAttributesTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("create-attributes");

    @TempDir
    Path temp;

    private final Containers containers = GROUPS.containers();
    private final DockerClient docker = GROUPS.dockops().docker();

    @AfterEach
    void nothingIsLeft() {
        assertThat(GROUPS.removeContainersLeft()).isEmpty();
    }

    private static ContainerSpec.Builder idle() {
        return ContainerSpec.builder(GROUPS.image("idle", "uno", "CMD [\"sleep\", \"600\"]"));
    }

    private static String sh(RunningContainer container, String script) {
        ExecResult result = container.exec("sh", "-c", script);
        return (result.exitCode() == 0 ? "" : "failed: ") + (result.stdout() + result.stderr()).strip();
    }

    @Test
    void whatUsesMoreMemoryThanAllowedIsKilled() {
        try (RunningContainer container =
                containers.run(idle().memory(16L << 20).build())) {
            assertThat(container
                            .exec("dd", "if=/dev/zero", "of=/dev/null", "bs=8M", "count=1")
                            .exitCode())
                    .isZero();
            assertThat(container
                            .exec("dd", "if=/dev/zero", "of=/dev/null", "bs=200M", "count=1")
                            .exitCode())
                    .isEqualTo(137);
        }
    }

    @Test
    void limitsAndRightsAreTheEnginesOwn() {
        String id = containers.create(
                idle().memory(16L << 20).cpus(0.5).privileged(true).build());
        String plain = containers.create(idle().build());

        HostConfig limited = docker.inspectContainerCmd(id).exec().getHostConfig();
        HostConfig unlimited = docker.inspectContainerCmd(plain).exec().getHostConfig();

        assertThat(limited.getMemory()).isEqualTo(16L << 20);
        assertThat(limited.getMemorySwap()).isEqualTo(16L << 20);
        assertThat(limited.getNanoCPUs()).isEqualTo(500_000_000);
        assertThat(limited.getPrivileged()).isTrue();
        assertThat(unlimited.getMemory()).isZero();
        assertThat(unlimited.getNanoCPUs()).isZero();
        assertThat(unlimited.getPrivileged()).isFalse();
        containers.remove(id);
        containers.remove(plain);
    }

    @Test
    void rightsOnTheHostAreToldByAWarning() {
        List<String> warnings = new ArrayList<>();
        EventSource.Subscription listening = containers.onEvent(event -> {
            if (event.level() == EventLevel.WARN) {
                warnings.add(event.message());
            }
        });
        containers.remove(containers.create(idle().privileged(true).build()));
        containers.remove(containers.create(idle().mount(Mount.bind("/var/run/docker.sock", "/var/run/docker.sock"))
                .mount(Mount.bind("/var/", "/host").asReadOnly())
                .build()));
        containers.remove(
                containers.create(idle().mount(Mount.bind("/var/run", "/host")).build()));
        listening.close();

        assertThat(warnings).hasSize(3);
        assertThat(warnings.get(0)).contains("is privileged: it has all rights on the engine's host");
        assertThat(warnings.get(1)).contains("the engine's socket by the mount type=bind,source=/var/run/docker.sock,");
        assertThat(warnings.get(2)).contains("the engine's socket by the mount type=bind,source=/var/run,");
    }

    @Test
    void aDirectoryAndAFileOfTheHostAreSeenAndWrittenTo() throws IOException {
        Files.writeString(temp.resolve("in.txt"), "hello");
        try (RunningContainer container = containers.run(idle().mount(Mount.bind(temp.toString(), "/data"))
                .mount(Mount.bind(temp.resolve("in.txt").toString(), "/etc/in.txt")
                        .asReadOnly())
                .build())) {
            assertThat(sh(container, "cat /data/in.txt /etc/in.txt")).isEqualTo("hellohello");
            assertThat(sh(container, "echo written > /data/out.txt; rm /data/in.txt"))
                    .isEmpty();
            assertThat(sh(container, "echo x > /etc/in.txt"))
                    .startsWith("failed: ")
                    .contains("Read-only");
        }
        assertThat(temp.resolve("out.txt")).hasContent("written\n");
        assertThat(temp.resolve("in.txt")).doesNotExist();
    }

    @Test
    void memoryIsMountedAndMayBeReadOnly() {
        try (RunningContainer container = containers.run(idle().mount(Mount.tmpfs("/fast"))
                .mount(Mount.tmpfs("/fixed").asReadOnly())
                .build())) {
            assertThat(sh(container, "echo x > /fast/x && grep -c ' /fast tmpfs rw' /proc/mounts"))
                    .isEqualTo("1");
            assertThat(sh(container, "echo x > /fixed/x"))
                    .startsWith("failed: ")
                    .contains("Read-only");
        }
    }

    @Test
    void aNamedVolumeOutlivesItsContainersAndAnAnonymousOneDoesNot() {
        String name = GROUPS.group("volume");
        try {
            String anonymous;
            try (RunningContainer writer = containers.run(idle().mount(Mount.volume(name, "/data"))
                    .mount(Mount.volume("", "/scratch"))
                    .build())) {
                assertThat(sh(writer, "echo kept > /data/x; echo gone > /scratch/x"))
                        .isEmpty();
                anonymous = docker.inspectContainerCmd(writer.id()).exec().getMounts().stream()
                        .filter(mount -> String.valueOf(mount.getDestination()).contains("/scratch"))
                        .map(InspectContainerResponse.Mount::getName)
                        .findFirst()
                        .orElseThrow();
            }
            try (RunningContainer reader = containers.run(
                    idle().mount(Mount.volume(name, "/data").asReadOnly()).build())) {
                assertThat(sh(reader, "cat /data/x")).isEqualTo("kept");
                assertThat(sh(reader, "echo x > /data/x")).contains("Read-only");
            }
            assertThat(docker.listVolumesCmd().exec().getVolumes())
                    .noneMatch(volume -> volume.getName().equals(anonymous));
        } finally {
            docker.removeVolumeCmd(name).exec();
        }
    }

    @Test
    void aSourceOfTheHostThatIsMissingOrRelativeIsRefusedWithAdvice() {
        Path missing = temp.resolve("missing");

        assertThatThrownBy(() -> containers.run(
                        idle().mount(Mount.bind(missing.toString(), "/data")).build()))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("bind source path does not exist: " + missing)
                .hasMessageContaining("make the file or directory there first");
        assertThatThrownBy(() ->
                        containers.run(idle().mount(Mount.parse("./dir:/data")).build()))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("relative source [./dir]")
                .hasMessageContaining("toAbsolutePath");
        assertThat(missing).doesNotExist();
    }

    @Test
    void containersOfANetworkFindEachOtherByTheirAliases() {
        String network = GROUPS.group("network");
        String id = docker.createNetworkCmd().withName(network).exec().getId();
        try {
            String web = GROUPS.httpImage("http", "uno", 1337);
            try (RunningContainer server = containers.run(ContainerSpec.builder(web)
                            .port("1337")
                            .network(network, "web", "www.example")
                            .build());
                    RunningContainer client = containers.run(idle().network(id).build());
                    RunningContainer stranger = containers.run(idle().build())) {
                assertThat(sh(client, "wget -qO- http://web:1337/")).isEqualTo("uno");
                assertThat(sh(client, "wget -qO- http://www.example:1337/")).isEqualTo("uno");
                assertThat(sh(client, "wget -qO- http://" + server.name() + ":1337/"))
                        .isEqualTo("uno");
                assertThat(sh(stranger, "wget -T 5 -qO- http://web:1337/")).startsWith("failed: ");
                assertThat(server.mappedPort(1337)).isPositive();
            }
        } finally {
            docker.removeNetworkCmd(id).exec();
        }
    }

    @Test
    void aNetworkThatIsMissingIsNoMissingImage() {
        assertThatThrownBy(() ->
                        containers.run(idle().network("create-none", "web").build()))
                .isInstanceOfSatisfying(
                        ContainerStartException.class,
                        e -> assertThat(e.isImageMissing()).isFalse())
                .hasMessageContaining("create-none");
    }

    @Test
    void anImageThatIsOfAnotherPlatformHasTheEnginesWords() {
        assertThatThrownBy(() -> containers.run(idle().platform("linux/s390x").build()))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("linux/s390x");
    }

    @Test
    void aUdpPortAnswers() throws IOException {
        String echo = GROUPS.group("udp") + ":uno";
        GROUPS.images()
                .build(BuildSpec.dockerfile(
                                GROUPS.from("debian:bookworm-slim")
                                        + "CMD [\"perl\", \"-MIO::Socket::INET\", \"-e\", \"$s = IO::Socket::INET->new(LocalPort => 53,"
                                        + " Proto => 'udp'); while ($s->recv($m, 99)) { $s->send('echo ' . $m) }\"]",
                                echo)
                        .build());
        try (RunningContainer server = containers.run(
                        ContainerSpec.builder(echo).port("53/udp").build());
                DatagramSocket client = new DatagramSocket()) {
            PortMapping mapping = server.ports().mapping(53, Protocol.UDP);
            client.setSoTimeout(500);
            byte[] ping = "ping".getBytes(StandardCharsets.UTF_8);
            DatagramPacket answer = new DatagramPacket(new byte[99], 99);
            await().ignoreException(SocketTimeoutException.class).until(() -> {
                client.send(new DatagramPacket(ping, ping.length, mapping.address()));
                client.receive(answer);
                return true;
            });
            assertThat(new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8))
                    .isEqualTo("echo ping");
        }
    }
}
