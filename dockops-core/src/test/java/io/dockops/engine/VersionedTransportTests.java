package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import org.junit.jupiter.api.Test;

class VersionedTransportTests {

    private final StubTransport stub = new StubTransport();
    private final VersionedTransport transport = new VersionedTransport(stub, null, null);

    private void get(VersionedTransport transport, String path) {
        transport.execute(
                Request.builder().method(Request.Method.GET).path(path).build());
    }

    @Test
    void anOlderEngineIsAskedOnce() {
        stub.ping("1.41").answer(200, "{}").answer(200, "{}");

        get(transport, "/info");
        get(transport, "/info");

        assertThat(stub.asked()).containsExactly("GET /_ping", "GET /v1.41/info", "GET /v1.41/info");
    }

    @Test
    void aNewerEngineIsAskedForTheOldestThatItTakes() {
        stub.ping("1.60").answer(200, "{\"MinAPIVersion\":\"1.50\"}").answer(200, "{}");

        get(transport, "/info");

        assertThat(stub.asked()).containsExactly("GET /_ping", "GET /version", "GET /v1.50/info");
    }

    @Test
    void aNewerEngineThatStillTakesOursGetsOurs() {
        stub.ping("1.52").answer(200, "{\"MinAPIVersion\":\"1.44\"}").answer(200, "{}");

        get(transport, "/info");

        assertThat(stub.asked()).last().isEqualTo("GET /v1.44/info");
    }

    @Test
    void theVersionThatTheUserAsksForIsSpoken() {
        VersionedTransport asked = new VersionedTransport(stub, null, ApiVersion.parse("1.40"));
        stub.ping("1.41").answer(200, "{}");

        get(asked, "/info");

        assertThat(stub.asked()).last().isEqualTo("GET /v1.40/info");
    }

    @Test
    void podmanIsKnownByItsPing() {
        stub.podmansPing("1.41").answer(200, "{}");

        assertThat(transport.isPodman()).isFalse();
        get(transport, "/info");

        assertThat(transport.isPodman()).isTrue();
    }

    @Test
    void whatAnswersWithoutAVersionIsNoEngine() {
        stub.answer(200, "<html>hello</html>");

        assertThatThrownBy(() -> get(transport, "/info"))
                .isInstanceOf(EngineUnreachable.class)
                .hasMessageContaining("not a Docker engine")
                .hasMessageContaining("<html>hello</html>");
    }
}
