package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dockops.engine.Engine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Host ports that are picked for a container: told by placeholders, and picked anew where they are taken meanwhile. */
@Timeout(60)
class PickedPortTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("create-ports");

    private final Containers containers = GROUPS.containers();
    private final List<String> warnings = new ArrayList<>();
    private String image = "";

    @BeforeEach
    void anImage() {
        image = GROUPS.httpImage("http", "uno", 1337);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(GROUPS.removeContainersLeft()).isEmpty();
    }

    /** Serves its environment variable ADVERTISED. */
    private ContainerSpec.Builder advertising(String port) {
        return ContainerSpec.builder(image)
                .port(port)
                .env("ADVERTISED", "http://{host}:{1337}/")
                .cmd(
                        "sh",
                        "-c",
                        "echo \"$ADVERTISED $0 ${1337} {{host}}\" > /www/index.html; exec httpd -f -p 1337 -h /www",
                        "{1337}");
    }

    private ContainerStarter starter(FreePort.Chooser chooser) {
        Engine engine = containers.engine();
        EventHub events = new EventHub();
        events.onEvent(event -> {
            if (event.level() == EventLevel.WARN) {
                warnings.add(event.message());
            }
        });
        return new ContainerStarter(
                engine, events, new ContainerStreams(engine), new ContainerList(engine), null, chooser);
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** The first of as many ports in a row, of which none is in use. */
    private static int free(int length) {
        for (int first = 48_200; first < 49_000; first += length) {
            Set<Integer> found = new HashSet<>();
            for (int port = first; port < first + length; port++) {
                FreePort.onThisMachine(PortBinding.of(80, port), Set.of()).ifPresent(found::add);
            }
            if (found.size() == length) {
                return first;
            }
        }
        throw new AssertionError("No free ports on this machine");
    }

    @Test
    void aContainerKnowsTheHostPortThatItGets() {
        try (RunningContainer container = containers.run(advertising("1337").build())) {
            int port = container.mappedPort(1337);
            String page =
                    container.exec("wget", "-qO-", "http://127.0.0.1:1337/").stdout();

            // $0 is the word after the script; ${1337} is the shell's
            assertThat(page).isEqualTo("http://127.0.0.1:" + port + "/ " + port + "  {host}\n");
            assertThat(container.resolve("{host}:{1337} {{host}} ${host}"))
                    .isEqualTo("127.0.0.1:" + port + " {host} ${host}");
            assertThatThrownBy(() -> container.resolve("{80}"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Port [80/tcp]")
                    .hasMessageContaining("1337/tcp -> 127.0.0.1:" + port);
        }
    }

    @Test
    void aPortOfARangeIsKnownTooAndAFixedOneIsKept() {
        int first = free(4);
        String udp = "echo {53/udp}; exec httpd -f -p 1337";
        try (RunningContainer ranged = containers.run(
                        advertising(first + "-" + (first + 1) + ":1337").build());
                RunningContainer fixed =
                        containers.run(advertising((first + 2) + ":1337").build());
                RunningContainer other = containers.run(ContainerSpec.builder(image)
                        .port("53/udp")
                        .cmd("sh", "-c", udp)
                        .build())) {
            assertThat(ranged.mappedPort(1337)).isBetween(first, first + 1);
            assertThat(ranged.exec("sh", "-c", "echo $ADVERTISED").stdout())
                    .isEqualTo(ranged.resolve("http://{host}:{1337}/\n"));
            assertThat(fixed.exec("sh", "-c", "echo $ADVERTISED").stdout())
                    .isEqualTo("http://127.0.0.1:" + (first + 2) + "/\n");
            await().untilAsserted(() -> assertThat(other.logs()).isEqualTo(other.resolve("{53/udp}\n")));
        }
    }

    @Test
    void aPortThatIsNotPublishedIsRefusedBeforeAnythingIsMade() {
        assertThatThrownBy(() -> containers.run(ContainerSpec.builder(image)
                        .port("1337")
                        .env("URL", "secret {80}")
                        .build()))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("environment variable [URL]")
                .hasMessageContaining(
                        "asks for {80}, but port [80/tcp] is not published; published are [127.0.0.1::1337/tcp]")
                .hasMessageContaining("write {{80}} for the text itself")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> containers.run(
                        ContainerSpec.builder(image).cmd("x{53/udp}").build()))
                .hasMessageContaining("command")
                .hasMessageContaining("asks for {53/udp}, but port [53/udp] is not published; no port is");
    }

    @Test
    void aChosenPortThatIsTakenMeanwhileIsChosenAnew() throws IOException {
        try (ServerSocket holder = taken()) {
            ContainerStarter starter = starter((binding, except) -> except.contains(holder.getLocalPort())
                    ? FreePort.onThisMachine(binding, except)
                    : OptionalInt.of(holder.getLocalPort()));

            String id = starter.run(advertising("1337").build()).id();

            assertThat(GROUPS.containersLeft()).extracting(ContainerSummary::id).containsExactly(id);
            assertThat(GROUPS.containersLeft().get(0).ports().mapping(1337).hostPort())
                    .isNotEqualTo(holder.getLocalPort());
            assertThat(warnings).singleElement().asString().contains(":" + holder.getLocalPort());
            assertThat(holder.isClosed()).isFalse();
            containers.stopRemove(id);
        }
    }

    @Test
    void aPortIsChosenThreeTimesAndThenTheStartFails() throws IOException {
        List<Integer> chosen = new ArrayList<>();
        try (RunningContainer holder =
                containers.run(ContainerSpec.builder(image).port("1337").build())) {
            ContainerStarter starter = starter((binding, except) -> {
                assertThat(except).containsAll(chosen);
                chosen.add(holder.mappedPort(1337));
                return OptionalInt.of(holder.mappedPort(1337));
            });

            assertThatThrownBy(() ->
                            starter.run(advertising("1337").startRetries(5).build()))
                    .isInstanceOf(ContainerStartException.class)
                    .hasMessageContaining("did not start in 3 tries")
                    .hasMessageContaining("port is already allocated")
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(2));
            assertThat(chosen).hasSize(3);
            assertThat(holder.state().isRunning()).isTrue();
            assertThat(GROUPS.containersLeft()).hasSize(1);
        }
    }

    @Test
    void aPortOfARangeThatTheEnginePicksAndFindsTakenIsPickedAnew() throws IOException {
        int first = free(2);
        String range = first + "-" + (first + 1) + ":1337";
        try (ServerSocket holder = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            try (RunningContainer container =
                    containers.run(ContainerSpec.builder(image).port(range).build())) {
                assertThat(container.mappedPort(1337)).isEqualTo(first + 1);
                // The last one of the range is the container's, and the other the process's.
                assertThatThrownBy(() -> containers.run(
                                ContainerSpec.builder(image).port(range).build()))
                        .isInstanceOf(ContainerStartException.class)
                        .hasMessageContaining("did not start in 3 tries")
                        .hasMessageContaining("127.0.0.1:" + first + "-" + (first + 1) + ":1337/tcp");
                assertThatThrownBy(() -> containers.run(advertising(range).build()))
                        .isInstanceOf(ContainerStartException.class)
                        .hasMessageContaining("no host port is free for \"127.0.0.1:" + range + "/tcp\"");
                assertThat(container.state().isRunning()).isTrue();
                assertThat(holder.isClosed()).isFalse();
                assertThat(GROUPS.containersLeft()).hasSize(1);
            }
        }
    }

    @Test
    void aRangeThatContainersHoldSaysSo() {
        int first = free(2);
        ContainerSpec spec = ContainerSpec.builder(image)
                .port(first + "-" + (first + 1) + ":1337")
                .build();
        try (RunningContainer one = containers.run(spec);
                RunningContainer two = containers.run(spec)) {
            assertThat(List.of(one.mappedPort(1337), two.mappedPort(1337))).containsExactlyInAnyOrder(first, first + 1);
            assertThatThrownBy(() -> containers.run(spec))
                    .isInstanceOf(ContainerStartException.class)
                    .hasMessageContaining(
                            "no host port of \"127.0.0.1:" + first + "-" + (first + 1) + ":1337/tcp\" is free");
        }
    }

    @Test
    void aFixedPortThatIsTakenIsNotTriedAgain() throws IOException {
        try (ServerSocket holder = taken()) {
            ContainerStarter starter = starter(FreePort::onThisMachine);

            assertThatThrownBy(() -> starter.run(ContainerSpec.builder(image)
                            .port("1338")
                            .port(holder.getLocalPort() + ":1337")
                            .build()))
                    .isInstanceOf(ContainerStartException.class)
                    .hasMessageStartingWith("Starting a container")
                    .hasMessageContaining("host port [" + holder.getLocalPort() + "]");
            assertThat(warnings).isEmpty();
        }
    }

    @Test
    void aStartThatFailsForAnotherReasonMayHaveItsPortAgain() {
        int first = free(2);

        assertThatThrownBy(() -> containers.run(ContainerSpec.builder(image)
                        .port(first + "-" + (first + 1) + ":1337")
                        .cmd("sh", "-c", "echo {1337}; exit 9")
                        .startRetries(3)
                        .build()))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("did not start in 4 tries")
                .satisfies(all -> assertThat(all.getSuppressed())
                        .allSatisfy(one -> assertThat(one).hasMessageContaining("exit code 9")));
    }

    @Test
    void rangesOfPortsArePublishedEach() {
        int first = free(3);
        try (RunningContainer container = containers.run(ContainerSpec.builder(image)
                .port(first + "-" + (first + 1) + ":1337-1338")
                .port("2000-2001")
                .cmd("sh", "-c", "for port in 1338 2000 2001; do httpd -f -p $port & done; httpd -f -p 1337")
                .build())) {
            assertThat(container.mappedPort(1337)).isEqualTo(first);
            assertThat(container.mappedPort(1338)).isEqualTo(first + 1);
            assertThat(container.mappedPort(2000))
                    .isNotEqualTo(container.mappedPort(2001))
                    .isPositive();
        }
    }
}
