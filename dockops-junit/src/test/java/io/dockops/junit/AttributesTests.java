package io.dockops.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.HostConfig;
import io.dockops.Protocol;
import io.dockops.RunningContainer;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What the elements of {@code @RunContainer} do on an engine. */
class AttributesTests {

    private static final String GROUP = "junit-attribute";
    private static final String IMAGE = GROUP + ":uno";
    private static final String WEB = GROUP + ":web";

    private static final String ECHO = """
            FROM debian:bookworm-slim
            CMD ["perl", "-MIO::Socket::INET", "-e", \
                "$s = IO::Socket::INET->new(LocalPort => 53, Proto => 'udp'); while ($s->recv($m, 99)) { $s->send($m) }"]
            """;

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void whatTheProcessIs() {
        Cases.run(ProcessCase.class).succeeded(3);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void whatItSeesInItsFileSystem() {
        Cases.run(FilesCase.class).succeeded(5);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aNamedVolumeIsSharedByTheContainersOfItsScopeAndGoesWithIt() {
        String volume =
                Cases.run(VolumeCase.class).succeeded(1).published("volume").get(0);

        assertThat(RealEngine.DOCKER.listVolumesCmd().exec().getVolumes())
                .extracting(found -> found.getName())
                .doesNotContain(volume);
    }

    @Test
    void portsOfEachForm() {
        Cases.run(PortsCase.class).succeeded(3);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aServerKnowsWhereItWillBeReached() {
        Cases.run(AdvertisingCase.class).succeeded(1);
    }

    @Test
    void containersOnANetworkFindEachOtherByNameAndAlias() {
        String network =
                Cases.run(NetworkCase.class).succeeded(1).published("network").get(0);

        assertThat(RealEngine.DOCKER.listNetworksCmd().exec())
                .extracting(found -> found.getId())
                .doesNotContain(network);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aNetworkIsSharedByTheScopesWithinTheOneItBelongsTo() {
        Cases.run(NetworkOfScopesCase.class).succeeded(2);
        Cases.runInParallel(NetworkOfScopesCase.class).succeeded(2);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aContainerThatIsAskedToEndHasTheTimeForIt() {
        String said =
                Cases.run(GracefulCase.class).succeeded(1).published("log").get(0);

        assertThat(said).isEqualTo("waits");
        RealEngine.assertNothingLeft(GROUP);
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(
            image = IMAGE,
            env = {"GREETING=hello=world", "BRACES={{host}} ${host}"},
            labels = "team=blue",
            workdir = "/tmp",
            user = "nobody",
            memory = "64m",
            cpus = 0.5,
            platform = "linux/amd64",
            entrypoint = {"sh", "-c"},
            cmd = "echo $GREETING $BRACES in $PWD as $(whoami); sleep 600",
            waitFor = @WaitFor(log = "as nobody$"))
    static class ProcessCase {

        @Test
        void runsAsItIsTold(RunningContainer container) {
            assertThat(container.logs()).isEqualTo("hello=world {host} ${host} in /tmp as nobody\n");
        }

        @Test
        void isLimited(RunningContainer container, DockerClient docker) {
            HostConfig host = docker.inspectContainerCmd(container.id()).exec().getHostConfig();

            assertThat(host.getMemory()).isEqualTo(64L << 20);
            assertThat(host.getMemorySwap()).isEqualTo(64L << 20);
            assertThat(host.getNanoCPUs()).isEqualTo(500_000_000L);
            assertThat(host.getPrivileged()).isFalse();
        }

        @Test
        void isLabelled(RunningContainer container, DockerClient docker) {
            assertThat(docker.inspectContainerCmd(container.id())
                            .exec()
                            .getConfig()
                            .getLabels())
                    .containsEntry("team", "blue");
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(
            image = IMAGE,
            mounts = {
                "./src/test/resources/attributes:/bound:ro",
                "/anonymous",
                "type=tmpfs,target=/memory",
                "type=bind,source=src/test/resources/attributes/tree,target=/tree,readonly"
            },
            copy = {
                "attributes/file.txt:/made/for/it/renamed.txt",
                "attributes/file.txt:/into/",
                "src/test/resources/attributes:/copied"
            })
    static class FilesCase {

        @Test
        void bound(RunningContainer container) {
            assertThat(container.exec("cat", "/bound/file.txt").stdout()).isEqualTo("from the class path\n");
            assertThat(container.exec("touch", "/bound/new").exitCode()).isNotZero();
        }

        @Test
        void boundByKeys(RunningContainer container) {
            assertThat(container.exec("cat", "/tree/leaf.txt").stdout()).isEqualTo("in a tree\n");
        }

        @Test
        void inMemory(RunningContainer container) {
            assertThat(container.exec("mount").stdout()).contains("tmpfs on /memory type tmpfs");
        }

        @Test
        void anonymous(RunningContainer container) {
            assertThat(container.exec("mount").stdout()).contains(" on /anonymous type ");
        }

        @Test
        void copied(RunningContainer container) {
            assertThat(container
                            .exec("cat", "/made/for/it/renamed.txt", "/into/file.txt", "/copied/tree/leaf.txt")
                            .stdout())
                    .isEqualTo("from the class path\nfrom the class path\nin a tree\n");
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, name = "writer", mounts = "data:/data")
    @RunContainer(image = IMAGE, name = "reader", mounts = "data:/data:ro", scope = Scope.METHOD)
    static class VolumeCase {

        @Test
        void isTheSame(
                @Container("writer") RunningContainer writer,
                @Container("reader") RunningContainer reader,
                DockerClient docker,
                TestReporter reporter) {
            writer.exec("sh", "-c", "echo shared > /data/file");
            assertThat(reader.exec("cat", "/data/file").stdout()).isEqualTo("shared\n");
            assertThat(reader.exec("touch", "/data/other").exitCode()).isNotZero();
            reporter.publishEntry(
                    "volume",
                    docker.inspectContainerCmd(writer.id())
                            .exec()
                            .getMounts()
                            .get(0)
                            .getName());
        }
    }

    @DockerImage(tag = WEB, dockerfile = RealEngine.WEB)
    @DockerImage(tag = GROUP + ":udp", dockerfile = ECHO)
    @RunContainer(
            image = WEB,
            ports = {"1337", "41380-41389:80", "8000-8001"},
            cmd = {"sh", "-c", "httpd -p 80 -h /etc; httpd -p 8000; httpd -p 8001; exec httpd -f -p 1337 -h /etc"})
    @RunContainer(image = GROUP + ":udp", name = "echo", ports = "53/udp")
    static class PortsCase {

        @Test
        void udp(@MappedPort(value = 53, protocol = Protocol.UDP) InetSocketAddress address) throws Exception {
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.setSoTimeout(500);
                byte[] ping = "ping".getBytes(UTF_8);
                DatagramPacket answer = new DatagramPacket(new byte[16], 16);
                await().ignoreException(SocketTimeoutException.class).until(() -> {
                    socket.send(new DatagramPacket(ping, ping.length, address));
                    socket.receive(answer);
                    return true;
                });
                assertThat(new String(answer.getData(), 0, answer.getLength(), UTF_8))
                        .isEqualTo("ping");
            }
        }

        @Test
        void oneOfARange(@MappedPort(80) int port, @Container(WEB) RunningContainer container) throws Exception {
            assertThat(port).isBetween(41_380, 41_389);
            RealEngine.assertAnswers(container, port);
        }

        @Test
        void aRange(@MappedPort(8000) int first, @MappedPort(8001) int second) {
            assertThat(first).isPositive().isNotEqualTo(second);
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(
            image = IMAGE,
            ports = "1337",
            env = "ADVERTISED=http://{host}:{1337}/",
            cmd = {"sh", "-c", "echo $ADVERTISED {1337}; exec httpd -f -p 1337 -h /etc"})
    static class AdvertisingCase {

        @Test
        void asItIsReached(
                @Endpoint("http://{host}:{1337}/") String endpoint,
                @MappedPort(1337) int port,
                RunningContainer container)
                throws Exception {
            assertThat(container.logs()).isEqualTo(endpoint + " " + port + "\n");
            RealEngine.assertAnswers(container, port);
        }
    }

    @DockerImage(tag = WEB, dockerfile = RealEngine.WEB)
    @RunContainer(
            image = WEB,
            name = "server",
            network = "inner",
            aliases = {"www", "web.example"})
    @RunContainer(image = WEB, name = "client", network = "inner")
    @RunContainer(image = WEB, name = "stranger")
    static class NetworkCase {

        @Test
        void reach(
                @Container("client") RunningContainer client,
                @Container("stranger") RunningContainer stranger,
                @Container("server") RunningContainer server,
                DockerClient docker,
                TestReporter reporter) {
            for (String name : List.of("server", "www", "web.example")) {
                assertThat(client.exec("wget", "-q", "-O-", "http://" + name + ":1337/hostname")
                                .stdout()
                                .strip())
                        .as(name)
                        .isNotEmpty()
                        .isEqualTo(server.id().substring(0, 12));
            }
            assertThat(stranger.exec("wget", "-q", "-O-", "http://server:1337/hostname")
                            .exitCode())
                    .isNotZero();
            reporter.publishEntry(
                    "network",
                    docker.inspectContainerCmd(client.id())
                            .exec()
                            .getNetworkSettings()
                            .getNetworks()
                            .values()
                            .iterator()
                            .next()
                            .getNetworkID());
        }
    }

    @DockerImage(tag = WEB, dockerfile = RealEngine.WEB)
    @RunContainer(image = WEB, name = "server", network = "inner")
    @RunContainer(
            image = WEB,
            name = "client",
            network = "inner",
            scope = Scope.METHOD,
            dependsOn = "server",
            waitFor = @WaitFor(command = {"wget", "-q", "-O-", "http://server:1337/hostname"}))
    static class NetworkOfScopesCase {

        @Test
        void first(@Container("client") RunningContainer client) {
            assertThat(client.state().isRunning()).isTrue();
        }

        @Test
        void second(@Container("client") RunningContainer client) {
            assertThat(client.state().isRunning()).isTrue();
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(
            image = IMAGE,
            stop = "10s",
            cmd = {"sh", "-c", "trap 'exit 0' TERM; echo waits; while true; do sleep 0.1; done"},
            waitFor = @WaitFor(log = "waits"))
    static class GracefulCase {

        @Test
        void waits(RunningContainer container, TestReporter reporter) {
            reporter.publishEntry("log", container.logs().strip());
        }
    }
}
