package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dockops.engine.Engine;
import io.dockops.engine.EngineEndpoint;
import io.dockops.engine.PlainTcp;
import io.dockops.testing.EngineOnTcp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that is reached at another address than the loopback counts as one of another machine. */
class OtherMachineTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("far");

    private EngineOnTcp tcp;
    private Engine engine;
    private Containers containers;

    @BeforeEach
    void connect() throws IOException {
        tcp = new EngineOnTcp();
        engine = Engine.at(EngineEndpoint.parse(tcp.dockerhost(), "the test"), PlainTcp.parse(tcp.host()));
        containers = new Containers(engine, null);
    }

    @AfterEach
    void disconnect() throws IOException {
        engine.close();
        tcp.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1337", "127.0.0.1::1337", "127.0.0.5::1337", "[::1]::1337", "[0:0:0:0:0:0:0:1]::1337"})
    void aPortOnItsLoopbackIsRefusedWithAdviceAndNothingIsMade(String port) {
        ContainerSpec spec = ContainerSpec.builder(GROUPS.httpImage("web", "uno", 1337))
                .port(port)
                .build();

        assertThatThrownBy(() -> containers.run(spec))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("Port [" + spec.ports().get(0) + "] would be published on the loopback of ["
                        + tcp.host() + "], where this machine can't reach it")
                .hasMessageContaining("publish it wider, as in \"0.0.0.0::1337/tcp\", if that network is trusted");
        assertThat(GROUPS.containersLeft()).isEmpty();
    }

    @Test
    void aPortThatIsPublishedWiderIsReachedAtThatMachinesAddress() throws IOException, InterruptedException {
        ContainerSpec spec = ContainerSpec.builder(GROUPS.httpImage("web", "uno", 1337))
                .port("0.0.0.0::1337")
                .build();
        try (RunningContainer web = containers.run(spec)) {
            PortMapping port = web.ports().mapping(1337);

            assertThat(web.host()).isEqualTo(tcp.host());
            assertThat(port.host()).isEqualTo(tcp.host());
            assertThat(port.hostIp()).isEqualTo("0.0.0.0");
            assertThat(web.resolve("{host}:{1337}")).isEqualTo(tcp.host() + ":" + port.hostPort());
            URI page = URI.create("http://" + port.host() + ":" + port.hostPort() + "/");
            assertThat(HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                            .body())
                    .isEqualTo("uno\n");
        }
    }

    @Test
    void withoutPermissionNothingIsSentToIt() throws IOException {
        try (Dockops dockops = Dockops.open(tcp.dockerhost())) {
            assertThatThrownBy(dockops::ping)
                    .isInstanceOf(DockopsException.class)
                    .isNotInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("No request is sent to the engine at [" + tcp.dockerhost()
                            + "], from the argument of open: it is on another machine and without TLS")
                    .hasMessageContaining("DOCKOPS_PLAIN_TCP=" + tcp.host());
            assertThatThrownBy(() -> dockops.containers().listAll()).hasMessageContaining("without TLS");
        }
        assertThat(tcp.connections()).isZero();
    }
}
