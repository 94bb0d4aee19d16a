package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineEndpointTests {

    private static final EngineTls TLS = new EngineTls(Path.of("/certs"), true);

    @Test
    void aUnixSocketHasAPathAndPublishesOnTheLoopback() {
        EngineEndpoint endpoint = EngineEndpoint.parse("unix:///var/run/docker.sock", "DOCKER_HOST");

        assertThat(endpoint.uri()).hasToString("unix:///var/run/docker.sock");
        assertThat(endpoint.isUnix()).isTrue();
        assertThat(endpoint.isLocal()).isTrue();
        assertThat(endpoint.socketPath()).isEqualTo(Path.of("/var/run/docker.sock"));
        assertThat(endpoint.host()).isEqualTo("127.0.0.1");
        assertThat(endpoint.source()).isEqualTo("DOCKER_HOST");
    }

    @Test
    void aSocketPathMayHaveSpacesAndPercentSigns() {
        assertThat(EngineEndpoint.parse("unix:///a b/50%/docker.sock", "x").socketPath())
                .isEqualTo(Path.of("/a b/50%/docker.sock"));
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://build.example:1234, tcp://build.example:1234",
        "tcp://build.example, tcp://build.example:2375",
        "tcp://build.example/, tcp://build.example:2375",
        "http://build.example, tcp://build.example:2375",
        "http://build.example:80, tcp://build.example:80",
        "tcp://[::1]:2375, tcp://[::1]:2375",
        "tcp://[2001:db8::7], tcp://[2001:db8::7]:2375",
        "'  tcp://10.0.0.7:1 ', tcp://10.0.0.7:1",
    })
    void tcpAndHttpAreTcpWithThePort2375ByDefault(String dockerhost, String uri) {
        EngineEndpoint endpoint = EngineEndpoint.parse(dockerhost, "x");

        assertThat(endpoint.uri()).hasToString(uri);
        assertThat(endpoint.isUnix()).isFalse();
        assertThat(endpoint.tls()).isNull();
    }

    @Test
    void withTlsThePortIs2376ByDefault() {
        assertThat(EngineEndpoint.parse("tcp://h", "x", TLS).uri()).hasToString("tcp://h:2376");
        assertThat(EngineEndpoint.parse("tcp://h:7", "x", TLS).uri()).hasToString("tcp://h:7");
    }

    @Test
    void aUnixSocketIgnoresTls() {
        assertThat(EngineEndpoint.parse("unix:///s", "x", TLS).tls()).isNull();
    }

    @Test
    void httpWithTlsIsRefusedInsteadOfPickingOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngineEndpoint.parse("http://h:2375", "DOCKER_HOST", TLS))
                .withMessageStartingWith("Cannot parse dockerhost [http://h:2375] from DOCKER_HOST: ")
                .withMessageContaining("write tcp://h:2375");
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://localhost:1, 127.0.0.1, true",
        "tcp://127.0.0.1:1, 127.0.0.1, true",
        "tcp://127.1.2.3:1, 127.0.0.1, true",
        "tcp://[::1]:1, 127.0.0.1, true",
        "tcp://0.0.0.0:1, 127.0.0.1, true",
        "tcp://127.example:1, 127.example, false",
        "tcp://10.0.0.7:1, 10.0.0.7, false",
        "tcp://build.example:1, build.example, false",
        "tcp://[2001:db8::1]:1, 2001:db8::1, false",
    })
    void publishedPortsAreAtTheTcpHostUnlessThatIsThisMachine(String dockerhost, String host, boolean local) {
        EngineEndpoint endpoint = EngineEndpoint.parse(dockerhost, "x");

        assertThat(endpoint.host()).isEqualTo(host);
        assertThat(endpoint.isLocal()).isEqualTo(local);
    }

    @ParameterizedTest
    @CsvSource({
        "ssh://ann@build, 'ssh -nNT -L /tmp/docker.sock:/var/run/docker.sock ann@build and use unix:///tmp/docker.sock'",
        "npipe:////./pipe/docker_engine, WSL",
        "https://build:2376, write tcp://build:2376 and give the certificates",
        "fd://3, the scheme [fd] is unknown",
        "/var/run/docker.sock, written unix:///var/run/docker.sock",
        "build:2375, such as in tcp://build:2375",
        "'', it is empty",
        "unix://, absolute path",
        "unix://docker.sock, absolute path",
        "tcp://, the host is missing",
        "tcp://:2375, the host is missing",
        "tcp://h:, the port [] is not a number from 1 to 65535",
        "tcp://h:0, the port [0] is not",
        "tcp://h:65536, the port [65536] is not",
        "tcp://h:http, the port [http] is not",
        "tcp://::1:2375, an IPv6 address stands in brackets",
        "tcp://h:2375/docker, no path",
        "tcp://[::g]:2375, the host [[::g]] is not usable",
        "tcp://my_engine:2375, such as an underscore",
    })
    void anythingElseIsRefusedWithAdvice(String dockerhost, String advice) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngineEndpoint.parse(dockerhost, "createDocker's argument"))
                .withMessageStartingWith("Cannot parse dockerhost [" + dockerhost + "] from createDocker's argument: ")
                .withMessageContaining(advice)
                .withMessageContaining("Accepted are unix:///path/to/docker.sock, tcp://host[:port]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://ann:hush@h:1",
                "https://ann:hush@h:1",
                "ssh://ann:hush@h",
                "ann:hush@h:1",
                "x://ann:hush@h"
            })
    void aPasswordIsNotRepeated(String dockerhost) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngineEndpoint.parse(dockerhost, "x"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hush"));
    }

    @Test
    void tcpHasNoSocketPath() {
        assertThatIllegalStateException()
                .isThrownBy(EngineEndpoint.parse("tcp://h", "x")::socketPath)
                .withMessageContaining("[tcp://h:2375]");
    }

    @Test
    void verificationNeedsADirectory() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EngineTls(null, true));
    }
}
