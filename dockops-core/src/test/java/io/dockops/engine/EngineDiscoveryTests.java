package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineDiscoveryTests {

    private static final Path HOME = Path.of("/nowhere/ann");
    private static final Map<String, String> RUNTIME = Map.of("XDG_RUNTIME_DIR", "/run/xdg");

    /** Stands for the file system's root, so that the paths are the real ones and the sockets are ours. */
    @TempDir
    Path root;

    private final List<Path> asked = new ArrayList<>();

    @Test
    void dockerHostGoesFirst() {
        EngineEndpoint found = discovery(Map.of("DOCKER_HOST", "tcp://build:1", "DOCKER_CONTEXT", "nope"), 1000)
                .find();

        assertThat(found).isEqualTo(EngineEndpoint.parse("tcp://build:1", "DOCKER_HOST"));
        assertThat(asked).isEmpty();
    }

    @Test
    void aBrokenDockerHostIsAnErrorThatNamesTheVariable() {
        assertThatIllegalArgumentException()
                .isThrownBy(discovery(Map.of("DOCKER_HOST", "ssh://build"), 1000)::find)
                .withMessageStartingWith("Cannot parse dockerhost [ssh://build] from DOCKER_HOST: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "0", "false"})
    void anyValueOfTlsVerifySwitchesVerificationOnAsInTheCli(String value) {
        EngineEndpoint found = discovery(
                        Map.of("DOCKER_HOST", "tcp://build", "DOCKER_TLS_VERIFY", value, "DOCKER_CERT_PATH", "/certs"),
                        1000)
                .find();

        assertThat(found.tls()).isEqualTo(new EngineTls(Path.of("/certs"), true));
        assertThat(found.uri()).hasToString("tcp://build:2376");
    }

    @Test
    void theCertificatesAreInTheConfigDirectoryByDefault() {
        Map<String, String> verify = Map.of("DOCKER_HOST", "tcp://build", "DOCKER_TLS_VERIFY", "1");
        Map<String, String> moved =
                Map.of("DOCKER_HOST", "tcp://build", "DOCKER_TLS_VERIFY", "1", "DOCKER_CONFIG", "/config");

        assertThat(discovery(verify, 1000).find().tls()).isEqualTo(new EngineTls(HOME.resolve(".docker"), true));
        assertThat(discovery(moved, 1000).find().tls()).isEqualTo(new EngineTls(Path.of("/config"), true));
    }

    @Test
    void dockerTlsAloneIsTlsWithoutVerification() {
        Map<String, String> environment =
                Map.of("DOCKER_HOST", "tcp://build", "DOCKER_TLS", "1", "DOCKER_CERT_PATH", "/certs");

        assertThat(discovery(environment, 1000).find().tls()).isEqualTo(new EngineTls(Path.of("/certs"), false));
    }

    @Test
    void aCertPathAloneAndAnEmptyTlsVerifySwitchNothingOn() {
        Map<String, String> environment =
                Map.of("DOCKER_HOST", "tcp://build", "DOCKER_CERT_PATH", "/certs", "DOCKER_TLS_VERIFY", "");

        assertThat(discovery(environment, 1000).find().tls()).isNull();
    }

    @Test
    void theDefaultSocketCostsOneConnect() throws IOException {
        try (ServerSocketChannel engine = listen("/var/run/docker.sock")) {
            EngineEndpoint found = discovery(Map.of("DOCKER_HOST", "", "DOCKER_CONTEXT", ""), 1000)
                    .find();

            assertThat(engine.isOpen()).isTrue();
            assertThat(found).isEqualTo(EngineEndpoint.parse("unix:///var/run/docker.sock", "the default socket"));
            assertThat(asked).containsExactly(Path.of("/var/run/docker.sock"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/run/xdg/docker.sock, the socket of rootless Docker",
        "/run/user/1000/docker.sock, the socket of rootless Docker",
        "/nowhere/ann/.docker/run/docker.sock, the socket of Docker Desktop",
        "/nowhere/ann/.docker/desktop/docker.sock, the socket of Docker Desktop",
        "/nowhere/ann/.colima/default/docker.sock, the socket of Colima",
        "/nowhere/ann/.rd/docker.sock, the socket of Rancher Desktop",
        "/run/xdg/podman/podman.sock, the socket of rootless Podman",
    })
    void aSilentDefaultSocketLeadsToTheOthers(String path, String source) throws IOException {
        listen("/var/run/docker.sock").close();
        try (ServerSocketChannel engine = listen(path)) {
            assertThat(engine.isOpen()).isTrue();
            assertThat(discovery(RUNTIME, 1000).find()).isEqualTo(EngineEndpoint.parse("unix://" + path, source));
        }
    }

    @Test
    void rootFindsPodmansOwnSocketAndOthersDoNot() throws IOException {
        try (ServerSocketChannel engine = listen("/run/podman/podman.sock")) {
            assertThat(engine.isOpen()).isTrue();
            assertThat(discovery(Map.of(), 0).find().socketPath()).isEqualTo(Path.of("/run/podman/podman.sock"));
            assertThatExceptionOfType(EngineUnreachable.class)
                    .isThrownBy(discovery(Map.of(), 1000)::find)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("/run/podman"));
        }
    }

    @Test
    void withoutAnyEngineEveryPathIsListedWithItsOwnReason() throws IOException {
        listen("/var/run/docker.sock").close();
        listen("/nowhere/ann/.rd/docker.sock").close();

        assertThatExceptionOfType(EngineUnreachable.class)
                .isThrownBy(discovery(RUNTIME, 1000)::find)
                .withMessage("""
                        No engine answers. Tried, in this order:
                          [/var/run/docker.sock], the default socket: nobody listens: the socket is there, its engine is gone
                          [/run/xdg/docker.sock], the socket of rootless Docker: missing
                          [/run/user/1000/docker.sock], the socket of rootless Docker: missing
                          [/nowhere/ann/.docker/run/docker.sock], the socket of Docker Desktop: missing
                          [/nowhere/ann/.docker/desktop/docker.sock], the socket of Docker Desktop: missing
                          [/nowhere/ann/.colima/default/docker.sock], the socket of Colima: missing
                          [/nowhere/ann/.rd/docker.sock], the socket of Rancher Desktop: nobody listens: the socket is there, its engine is gone
                          [/run/xdg/podman/podman.sock], the socket of rootless Podman: missing
                        Start the engine, or set DOCKER_HOST to where it listens, such as DOCKER_HOST=unix:///path/to/docker.sock""");
    }

    @Test
    void aPathIsTriedOnceEvenIfTwoRulesNameIt() {
        assertThatExceptionOfType(EngineUnreachable.class)
                .isThrownBy(discovery(Map.of("XDG_RUNTIME_DIR", "/run/user/1000"), 1000)::find);

        assertThat(asked).contains(Path.of("/run/user/1000/docker.sock")).doesNotHaveDuplicates();
    }

    @Test
    void withoutUserIdsNoUserDirectoryIsTried() {
        assertThatExceptionOfType(EngineUnreachable.class)
                .isThrownBy(discovery(Map.of(), ProcessUser.UNKNOWN)::find)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("/run/user"));
    }

    private EngineDiscovery discovery(Map<String, String> environment, long uid) {
        SocketProbe real = SocketProbe.connecting();
        return new EngineDiscovery(environment, HOME, uid, path -> {
            asked.add(path);
            return real.refusal(below(path.toString()));
        });
    }

    private ServerSocketChannel listen(String path) throws IOException {
        return Sockets.listen(below(path));
    }

    private Path below(String path) {
        return root.resolve(path.substring(1));
    }
}
