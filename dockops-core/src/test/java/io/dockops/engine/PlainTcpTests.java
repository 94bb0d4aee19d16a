package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dockops.testing.EngineOnTcp;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTcpTests {

    private static final PlainTcp NONE = PlainTcp.parse(null);

    private static EngineEndpoint endpoint(String dockerhost) {
        return EngineEndpoint.parse(dockerhost, "the test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unix:///var/run/docker.sock",
                "tcp://127.0.0.1",
                "tcp://127.1.2.3",
                "tcp://localhost",
                "tcp://[::1]",
                "tcp://0.0.0.0",
                "http://localhost"
            })
    void whatStaysOnThisMachineNeedsNoTls(String dockerhost) {
        assertThat(NONE.allows(endpoint(dockerhost))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://10.0.0.7",
                "http://10.0.0.7",
                "tcp://build.example:2375",
                "tcp://[2001:db8::7]",
                "tcp://127.example",
                "tcp://localhost.example"
            })
    void whatLeavesThisMachineIsRefused(String dockerhost) {
        assertThat(NONE.allows(endpoint(dockerhost))).isFalse();
    }

    @Test
    void tlsMayGoAnywhereWhetherItIsVerifiedOrNot() {
        assertThat(NONE.allows(EngineEndpoint.parse("tcp://h", "x", new EngineTls(Path.of("/certs"), true))))
                .isTrue();
        assertThat(NONE.allows(EngineEndpoint.parse("tcp://h", "x", new EngineTls(null, false))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "build.example tcp://build.example true",
                "Build.Example tcp://bUILD.eXAMPLE:1 true",
                "a,build.example,b http://build.example true",
                "'a , build.example ' tcp://build.example true",
                "10.0.0.7 tcp://10.0.0.7 true",
                "2001:db8::7 tcp://[2001:db8::7] true",
                "[2001:db8::7] tcp://[2001:DB8::7] true",
                "example tcp://build.example false",
                "build tcp://build.example false",
                "*.example tcp://build.example false",
                "* tcp://build.example false",
                "build.example. tcp://build.example false",
                "10.0.0.0/8 tcp://10.0.0.7 false",
                "10.0.0 tcp://10.0.0.7 false",
                ", tcp://build.example false"
            })
    void aHostIsAllowedByItsOwnName(String allowed, String dockerhost, boolean expected) {
        assertThat(PlainTcp.parse(allowed).allows(endpoint(dockerhost))).isEqualTo(expected);
    }

    @Test
    void theProcessNamesThemByASystemProperty() {
        String before = System.getProperty(PlainTcp.PROPERTY);
        System.setProperty(PlainTcp.PROPERTY, "build.example");
        try {
            assertThat(PlainTcp.ofThisProcess()).isEqualTo(PlainTcp.parse("build.example"));
        } finally {
            if (before == null) {
                System.clearProperty(PlainTcp.PROPERTY);
            } else {
                System.setProperty(PlainTcp.PROPERTY, before);
            }
        }
    }

    @Test
    void nothingIsSentToAnEngineThatIsRefusedByOurOwnRequestsNorByDockerJavas() throws IOException {
        try (EngineOnTcp tcp = new EngineOnTcp();
                Engine engine = Engine.at(EngineEndpoint.parse(tcp.dockerhost(), "DOCKER_HOST"), NONE)) {
            assertThatThrownBy(engine::ping)
                    .isInstanceOf(PlainTextRefused.class)
                    .hasMessage(
                            "No request is sent to the engine at [" + tcp.dockerhost() + "], from DOCKER_HOST: it is on"
                                    + " another machine and without TLS, so that anyone on the way can read along, and run what"
                                    + " they like as root on the engine's host. Use TLS: set DOCKER_TLS_VERIFY=1, and"
                                    + " DOCKER_CERT_PATH to the directory of ca.pem, cert.pem and key.pem; or, where the network is"
                                    + " trusted, allow this host by its name: DOCKOPS_PLAIN_TCP=" + tcp.host()
                                    + " or -Ddockops.plain.tcp=" + tcp.host());
            assertThatThrownBy(() -> engine.findImage("busybox")).isInstanceOf(PlainTextRefused.class);
            assertThatThrownBy(() -> engine.client().listImagesCmd().exec()).isInstanceOf(PlainTextRefused.class);
            assertThatThrownBy(
                            () -> engine.call("ping", client -> client.pingCmd().exec()))
                    .isInstanceOf(PlainTextRefused.class);

            assertThat(tcp.connections()).isZero();
        }
    }

    @Test
    void anEngineThatIsAllowedByItsNameAnswers() throws IOException {
        try (EngineOnTcp tcp = new EngineOnTcp();
                Engine engine = Engine.at(endpoint(tcp.dockerhost()), PlainTcp.parse(tcp.host()))) {
            engine.ping();

            assertThat(engine.client().listImagesCmd().exec()).isNotEmpty();
            assertThat(tcp.connections()).isPositive();
        }
    }
}
