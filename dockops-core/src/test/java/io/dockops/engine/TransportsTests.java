package io.dockops.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.transport.DockerHttpClient;
import io.dockops.StandardError;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportsTests {

    private static final GeneralName LOOPBACK = new GeneralName(GeneralName.iPAddress, "127.0.0.1");

    @TempDir
    Path directory;

    @Test
    void theEngineOfThisMachineAnswersAPing() throws IOException {
        assertThat(ping(EngineDiscovery.ofThisProcess().find())).isEqualTo("200 OK");
    }

    @Test
    @Timeout(value = 30, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void manyStreamsAtOnceDoNotWaitForEachOther() throws IOException {
        Deque<DockerHttpClient.Response> open = new ArrayDeque<>();
        DockerHttpClient.Request events = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.GET)
                .path("/events")
                .build();
        try (DockerHttpClient transport =
                Transports.open(EngineDiscovery.ofThisProcess().find())) {
            for (int i = 0; i < 40; i++) {
                open.push(transport.execute(events));
            }
            assertThat(open)
                    .allSatisfy(response -> assertThat(response.getStatusCode()).isEqualTo(200));
        } finally {
            open.forEach(DockerHttpClient.Response::close);
        }
    }

    @Test
    void theTransportIsOursUnlessTheLibrarysIsAskedFor() {
        assertThat(isLibraryAskedFor("")).isFalse();
        assertThat(isLibraryAskedFor("channels")).isFalse();
        assertThat(isLibraryAskedFor("docker-java")).isTrue();
        assertThatThrownBy(() -> isLibraryAskedFor("netty"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[dockops.transport]")
                .hasMessageContaining("[netty] is no transport; write channels or docker-java");
    }

    private static boolean isLibraryAskedFor(String value) {
        return Transports.isLibraryAskedFor(new Settings("the test", key -> Optional.of(value), Map.of()));
    }

    @Test
    void plainTcpIsSpokenOverIpv4() throws IOException {
        try (PingServer server = PingServer.plain(200, "1.41", "OK")) {
            assertThat(ping(EngineEndpoint.parse("http://localhost:" + server.port(), "x")))
                    .isEqualTo("200 OK");
        }
    }

    @Test
    void plainTcpIsSpokenOverIpv6() throws IOException {
        assumeTrue(
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress()),
                "this machine has no IPv6 loopback");
        try (PingServer server = PingServer.plainOnIpv6()) {
            assertThat(ping(EngineEndpoint.parse("tcp://[::1]:" + server.port(), "x")))
                    .isEqualTo("200 OK");
        }
    }

    @Test
    void bothSidesShowTheirCertificates() throws Exception {
        CertificateFiles authority = new CertificateFiles("authority");
        Path files = authority.write(directory);
        try (PingServer server = PingServer.tls(authority.server(LOOPBACK), true)) {
            assertThat(ping(tls(server, new EngineTls(files, true)))).isEqualTo("200 OK");
        }
    }

    @Test
    void withoutVerificationAnyCertificateIsTakenAndTheClientsIsStillShown() throws Exception {
        CertificateFiles authority = new CertificateFiles("authority");
        Path files = authority.write(directory);
        Files.delete(files.resolve("ca.pem"));
        try (PingServer server = PingServer.tls(authority.server(LOOPBACK), true)) {
            assertThat(ping(tls(server, new EngineTls(files, false)))).isEqualTo("200 OK");
        }
    }

    @Test
    void withoutVerificationNoFilesAreNeeded() throws Exception {
        try (PingServer server = PingServer.tls(new CertificateFiles("authority").server(LOOPBACK), false)) {
            assertThat(ping(tls(server, new EngineTls(null, false)))).isEqualTo("200 OK");
        }
    }

    @Test
    void thatNothingIsVerifiedIsWarnedOfOnceForEachEngine() throws Exception {
        CertificateFiles authority = new CertificateFiles("authority");
        Path files = authority.write(directory);
        try (PingServer server = PingServer.tls(authority.server(LOOPBACK), false)) {
            EngineEndpoint unverified = tls(server, new EngineTls(files, false));
            String log = StandardError.during(() -> {
                try (Engine engine = Engine.at(unverified)) {
                    engine.ping();
                    engine.ping();
                }
            });

            assertThat(log)
                    .containsOnlyOnce("WARN io.dockops - The certificate of the engine at [" + unverified.uri()
                            + "], from DOCKER_HOST is not verified");
            assertThat(StandardError.during(() -> {
                        try (Engine engine = Engine.at(tls(server, new EngineTls(files, true)))) {
                            engine.ping();
                        }
                    }))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "cert.pem", "key.pem"})
    void aMissingFileIsAnErrorAndNeverPlainText(String name) throws Exception {
        Files.delete(new CertificateFiles("authority").write(directory).resolve(name));
        EngineEndpoint endpoint = EngineEndpoint.parse("tcp://h", "DOCKER_HOST", new EngineTls(directory, true));

        assertThatExceptionOfType(EngineUnreachable.class)
                .isThrownBy(() -> Transports.open(endpoint))
                .withMessage("The engine at [tcp://h:2376], from DOCKER_HOST is to be reached with TLS, but in ["
                        + directory + "] there is no readable " + name
                        + ". Put the files there, or set DOCKER_CERT_PATH to where they are");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cert.pem", "key.pem"})
    void aFileThatIsNotPemIsAnErrorThatNamesTheDirectory(String name) throws Exception {
        Files.writeString(new CertificateFiles("authority").write(directory).resolve(name), "not a certificate");
        EngineEndpoint endpoint = EngineEndpoint.parse("tcp://h", "DOCKER_HOST", new EngineTls(directory, true));

        assertThatExceptionOfType(EngineUnreachable.class)
                .isThrownBy(() -> Transports.open(endpoint))
                .withMessageContaining("The TLS files in [" + directory + "]");
    }

    static EngineEndpoint tls(PingServer server, EngineTls tls) {
        return EngineEndpoint.parse("tcp://127.0.0.1:" + server.port(), "DOCKER_HOST", tls);
    }

    private static String ping(EngineEndpoint endpoint) throws IOException {
        try (DockerHttpClient transport = Transports.open(endpoint);
                DockerHttpClient.Response answer = transport.execute(Pings.REQUEST)) {
            return answer.getStatusCode() + " " + new String(answer.getBody().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
