package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonParseException;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportErrorsTests {

    private static final GeneralName LOOPBACK = new GeneralName(GeneralName.iPAddress, "127.0.0.1");
    private static final GeneralName ELSEWHERE = new GeneralName(GeneralName.dNSName, "elsewhere.example");

    @TempDir
    Path directory;

    @Test
    void aMissingSocket() throws IOException {
        Path socket = directory.resolve("none.sock");

        assertThat(failure(EngineEndpoint.parse("unix://" + socket, "DOCKER_HOST")))
                .isEqualTo("No engine answers at [unix://" + socket + "], from DOCKER_HOST: missing."
                        + " Start the engine, or set DOCKER_HOST to the socket of the one that runs");
    }

    @Test
    void aSocketThatNobodyListensOn() throws IOException {
        Path socket = directory.resolve("dead.sock");
        Sockets.listen(socket).close();

        assertThat(failure(EngineEndpoint.parse("unix://" + socket, "x"))).contains(": nobody listens: the socket");
    }

    @Test
    void anUnknownHostName() throws IOException {
        assertThat(failure(EngineEndpoint.parse("tcp://dockops.invalid", "DOCKER_HOST")))
                .isEqualTo("No engine answers at [tcp://dockops.invalid:2375], from DOCKER_HOST: the host name is"
                        + " unknown. Check its spelling and DNS, or use the address");
    }

    @Test
    void aClosedTcpPort() throws IOException {
        int port;
        try (ServerSocket closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closing.getLocalPort();
        }

        assertThat(failure(EngineEndpoint.parse("tcp://127.0.0.1:" + port, "x")))
                .contains("nobody listens on port " + port + ". Start the engine with -H tcp://127.0.0.1:" + port);
    }

    @Test
    void plainHttpSpokenToATlsPort() throws Exception {
        try (PingServer server = PingServer.tls(new CertificateFiles("authority").server(LOOPBACK), false)) {
            assertThat(failure(EngineEndpoint.parse("tcp://127.0.0.1:" + server.port(), "x")))
                    .contains("the connection broke (")
                    .contains("It may speak TLS on this port: set DOCKER_TLS_VERIFY=1");
        }
    }

    @Test
    void plainHttpSpokenToAnEnginesTlsPortWhichSaysSo() throws IOException {
        // The words of Go's server, seen from dockerd 20.10 with --tlsverify.
        String words = "Client sent an HTTP request to an HTTPS server.\n";
        try (PingServer server = PingServer.plain(400, null, words)) {
            assertThat(verdict(EngineEndpoint.parse("tcp://127.0.0.1:" + server.port(), "x")))
                    .contains("It may speak TLS on this port: set DOCKER_TLS_VERIFY=1");
        }
    }

    @Test
    void tlsSpokenToAPlainPort() throws Exception {
        Path files = new CertificateFiles("authority").write(directory);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answering = CompletableFuture.runAsync(() -> badRequest(server));
            EngineEndpoint endpoint =
                    EngineEndpoint.parse("tcp://127.0.0.1:" + server.getLocalPort(), "x", new EngineTls(files, true));

            assertThat(failure(endpoint))
                    .contains("TLS is asked for, and what listens speaks plain text. Unset DOCKER_TLS_VERIFY");
            answering.join();
        }
    }

    /** What Go's plain server says to a TLS greeting; the JDK's server would wait for a line's end. */
    private static void badRequest(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            // Closing with unread bytes would be a reset, which may overtake the answer.
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aProcessWithoutAFileLeftIsToldOfThatAndNotOfTheEngine() {
        EngineEndpoint endpoint = EngineEndpoint.parse("unix:///run/engine.sock", "DOCKER_HOST");

        assertThat(TransportErrors.explain(endpoint, new RuntimeException(new SocketException("Too many open files"))))
                .hasMessageContaining("this process has as many files and connections open as it may")
                .hasMessageContaining("ulimit -n")
                .hasMessageNotContaining("Start the engine");
    }

    @Test
    void aCaPemWithoutACertificate() throws Exception {
        CertificateFiles authority = new CertificateFiles("authority");
        Files.writeString(authority.write(directory).resolve("ca.pem"), "not a certificate");
        try (PingServer server = PingServer.tls(authority.server(LOOPBACK), false)) {
            assertThat(failure(TransportsTests.tls(server, new EngineTls(directory, true))))
                    .contains("ca.pem in [" + directory + "] holds no certificate");
        }
    }

    @Test
    void aCertificateOfAnotherAuthority() throws Exception {
        Path files = new CertificateFiles("stranger").write(directory);
        try (PingServer server = PingServer.tls(new CertificateFiles("authority").server(LOOPBACK), false)) {
            assertThat(failure(TransportsTests.tls(server, new EngineTls(files, true))))
                    .contains("its certificate is not signed by ca.pem in [" + directory + "]");
        }
    }

    @Test
    void aCertificateForAnotherHost() throws Exception {
        CertificateFiles authority = new CertificateFiles("authority");
        Path files = authority.write(directory);
        try (PingServer server = PingServer.tls(authority.server(ELSEWHERE), false)) {
            assertThat(failure(TransportsTests.tls(server, new EngineTls(files, true))))
                    .contains("its certificate is for another host name");
            assertThat(failure(TransportsTests.tls(server, new EngineTls(null, false))))
                    .contains("its certificate is for another host name");
        }
    }

    @Test
    void aClientCertificateThatTheEngineDoesNotAccept() throws Exception {
        CertificateFiles authority = new CertificateFiles("authority");
        Path files = new CertificateFiles("stranger").write(directory);
        Files.copy(authority.write(directory.resolve("own")).resolve("ca.pem"), replaced(files.resolve("ca.pem")));
        try (PingServer server = PingServer.tls(authority.server(LOOPBACK), true)) {
            assertThat(failure(TransportsTests.tls(server, new EngineTls(files, true))))
                    .contains("cert.pem in [" + directory + "] must be signed by the engine's own ca.pem");
            assertThat(failure(TransportsTests.tls(server, new EngineTls(null, false))))
                    .contains("The engine may want a client certificate, and there is none");
        }
    }

    @Test
    void anotherHttpServerIsNotAnEngine() throws IOException {
        try (PingServer server = PingServer.plain(200, null, "<html>welcome</html>" + "x".repeat(10_000))) {
            assertThat(verdict(EngineEndpoint.parse("tcp://127.0.0.1:" + server.port(), "DOCKER_HOST")))
                    .startsWith("What answers at [tcp://127.0.0.1:" + server.port() + "], from DOCKER_HOST is not a"
                            + " Docker engine: its ping has status 200, no Api-Version and the text"
                            + " [<html>welcome</html>x")
                    .endsWith("x]. Check the host and the port")
                    .hasSizeLessThan(500);
        }
    }

    @Test
    void anEnginesAnswerPasses() throws IOException {
        EngineEndpoint endpoint = EngineDiscovery.ofThisProcess().find();
        try (DockerHttpClient transport = Transports.open(endpoint);
                DockerHttpClient.Response ping = transport.execute(Pings.REQUEST)) {
            assertThatNoException().isThrownBy(() -> TransportErrors.requireEngine(endpoint, ping));
            assertThatNoException().isThrownBy(() -> TransportErrors.requireEngine(null, ping));
        }
    }

    @Test
    void anAnswerWithAnotherStatusIsNotAnEngineEither() throws IOException {
        try (PingServer server = PingServer.plain(503, "1.41", "")) {
            assertThat(verdict(EngineEndpoint.parse("tcp://127.0.0.1:" + server.port(), "x")))
                    .contains("its ping has status 503 and the text []");
        }
    }

    @Test
    void theTimeOutAndTheMissingRouteAreTold() {
        // Real ones need a network that drops packets; these are the types that the JDK and the transport throw.
        EngineEndpoint endpoint = EngineEndpoint.parse("tcp://h", "x");

        assertThat(TransportErrors.explain(endpoint, wrapped(new SocketTimeoutException("Connect timed out"))))
                .isInstanceOf(EngineUnreachable.class)
                .hasMessageContaining("no connection within 10 s")
                .hasMessageNotContaining("TLS");
        assertThat(TransportErrors.explain(
                        EngineEndpoint.parse("tcp://h", "x", new EngineTls(null, false)),
                        wrapped(new SocketTimeoutException("Read timed out"))))
                .hasMessageContaining("no connection within 10 s")
                .hasMessageContaining("or what listens does not speak TLS");
        assertThat(TransportErrors.explain(endpoint, wrapped(new NoRouteToHostException("No route to host"))))
                .hasMessageContaining("the host cannot be reached (No route to host)");
    }

    @Test
    void whatIsNotTheWiresFaultComesBackAsItIs() {
        EngineEndpoint endpoint = EngineEndpoint.parse("tcp://h", "x");

        assertThat(new RuntimeException[] {
                    new IllegalStateException("a callback's mistake"),
                    new EngineTimeout("told already", new IOException("Broken pipe")),
                    wrapped(new JsonParseException("an answer of another kind")),
                    wrapped(new ClosedByInterruptException()),
                    wrapped(new InterruptedIOException("aborted"))
                })
                .allSatisfy(thrown ->
                        assertThat(TransportErrors.explain(endpoint, thrown)).isSameAs(thrown));
    }

    @Test
    void aClientOfSomebodyElseHasNoEndpointToName() {
        assertThat(TransportErrors.explain(null, wrapped(new IOException("Broken pipe"))))
                .isInstanceOf(EngineUnreachable.class)
                .hasMessageContaining("the endpoint of the given DockerClient")
                .hasMessageContaining("Broken pipe");
    }

    private static RuntimeException wrapped(IOException wire) {
        return new RuntimeException(new UncheckedIOException(wire));
    }

    private static Path replaced(Path file) throws IOException {
        Files.delete(file);
        return file;
    }

    /** What is said about a ping that gets no answer. */
    private static String failure(EngineEndpoint endpoint) throws IOException {
        try (DockerHttpClient transport = Transports.open(endpoint)) {
            RuntimeException thrown = assertThrows(
                    RuntimeException.class,
                    () -> transport.execute(Pings.REQUEST).close());
            RuntimeException told = TransportErrors.explain(endpoint, thrown);
            assertThat(told).isInstanceOf(EngineUnreachable.class).hasCause(thrown);
            return String.valueOf(told.getMessage());
        }
    }

    private static String verdict(EngineEndpoint endpoint) throws IOException {
        try (DockerHttpClient transport = Transports.open(endpoint);
                DockerHttpClient.Response ping = transport.execute(Pings.REQUEST)) {
            return assertThrows(EngineUnreachable.class, () -> TransportErrors.requireEngine(endpoint, ping))
                    .getMessage();
        }
    }
}
