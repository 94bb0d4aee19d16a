package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an engine may answer, or not, and what becomes of it. */
@Timeout(20)
class EngineAnswersTests {

    private final StubTransport stub = new StubTransport();
    private final Engine engine = stub.engine();

    @Test
    void aRemovalInProgressIsAwaited() {
        stub.ping("1.41")
                .answer(409, "{\"message\":\"removal of container web is already in progress\"}")
                .answer(200, "{\"Id\":\"web\"}")
                .answer(200, "{\"Id\":\"web\"}")
                .answer(404, "");

        engine.removeContainer("web");

        assertThat(stub.asked()).hasSize(5);
    }

    @Test
    void aRemovalInProgressIsAwaitedByAnInterruptedThreadToo() {
        stub.ping("1.41")
                .answer(409, "{\"message\":\"removal of container web is already in progress\"}")
                .answer(200, "{\"Id\":\"web\"}")
                .answer(404, "");
        Thread.currentThread().interrupt();

        engine.removeContainer("web");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(stub.asked()).hasSize(4);
    }

    @Test
    void theNetworkThatAContainerUsesIsLookedUpWhereItsIdIsNotTold() {
        stub.ping("1.41")
                .answer(200, "{\"NetworkSettings\": {\"Networks\": {\"back\": {\"NetworkID\": \"back\"}}}}")
                .answer(200, "{\"Name\": \"back\", \"Id\": \"02\"}");

        assertThat(engine.resources().uses("web").orElseThrow().networks()).containsExactly("02");
    }

    @Test
    void podmanIsAskedToRemoveANetworkByItsNameSinceItLooksForContainersOnlyThen() {
        stub.podmansPing("1.41")
                .answer(200, "{\"Name\": \"back\", \"Id\": \"02\"}")
                .answer(200, "{\"Name\": \"back\", \"Id\": \"02\"}")
                .answer(204, "");

        engine.resources().inspectNetwork("02");
        engine.resources().removeNetwork("02");

        assertThat(stub.asked()).last().isEqualTo("DELETE /v1.41/networks/back");
    }

    @Test
    void aTypedCommandsRefusalIsUnwrapped() {
        stub.answer(500, "{\"message\":\"disk full\"}");

        assertThatThrownBy(() -> engine.call(
                        "tag image x",
                        client -> client.tagImageCmd("x", "y", "z").exec()))
                .isInstanceOfSatisfying(EngineRefusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(500);
                    assertThat(refusal.engineMessage()).isEqualTo("disk full");
                });
    }

    @Test
    void aStreamsRefusalIsUnwrapped() {
        stub.answer(404, "{\"message\":\"No such container: web\"}");

        assertThatThrownBy(() -> engine.<Frame>stream(
                        "read logs",
                        Duration.ofSeconds(10),
                        frame -> {},
                        (client, callback) ->
                                client.logContainerCmd("web").withStdOut(true).exec(callback)))
                .isInstanceOf(EngineRefusal.class)
                .hasMessageContaining("[read logs] with status 404: No such container: web");
    }

    @Test
    void aStreamWhoseConnectionBreaksIsNotItsEnd() {
        stub.answer(200, StubTransport.broken("Connection reset"));

        assertThatThrownBy(() -> engine.<Frame>stream(
                        "read logs",
                        Duration.ofSeconds(10),
                        frame -> {},
                        (client, callback) -> client.logContainerCmd("web").exec(callback)))
                .isInstanceOf(EngineUnreachable.class)
                .hasMessageContaining("Connection reset");
    }

    @Test
    void aSilentPortIsATimeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Engine nobody =
                        Engine.at(EngineEndpoint.parse("tcp://127.0.0.1:" + silent.getLocalPort(), "the test"))) {
            assertThatThrownBy(() -> nobody.ping(Duration.ofMillis(300)))
                    .isInstanceOf(EngineTimeout.class)
                    .hasMessageContaining("did not answer [ping] within 300 ms");
        }
    }

    @Test
    void aClientThatDoesNotTellItsTransportIsRefused() {
        DockerClient mock = (DockerClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DockerClient.class}, (proxy, method, arguments) -> null);

        assertThatThrownBy(() -> Engine.of(mock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not tell its transport");
    }
}
