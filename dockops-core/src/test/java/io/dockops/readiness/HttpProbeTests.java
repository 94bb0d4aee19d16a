package io.dockops.readiness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.dockops.engine.CertificateFiles;
import io.dockops.engine.ContainerFacts;
import io.dockops.engine.ContainerFacts.NetworkAddress;
import io.dockops.readiness.Probe.Answer;
import io.dockops.readiness.Probe.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.operator.OperatorCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server of this JVM stands for a published port. */
@Timeout(30)
class HttpProbeTests {

    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Routes ELSEWHERE = new Routes("127.0.0.1", false);

    private HttpServer server;
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void listen() throws IOException {
        serve(HttpServer.create(LOOPBACK, 0));
    }

    private void serve(HttpServer made) {
        server = made;
        server.createContext("/", exchange -> answer(exchange, 200, "all is well"));
        server.createContext("/busy", exchange -> answer(exchange, 503, "come back"));
        server.createContext("/empty", exchange -> answer(exchange, 404, ""));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/busy");
            answer(exchange, 302, "");
        });
        server.createContext("/large", exchange -> answer(exchange, 200, "x".repeat(1024 * 1024) + "end"));
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Token"));
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            boolean none = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, none ? -1 : bytes.length);
            if (!none) {
                exchange.getResponseBody().write(bytes);
            }
        } catch (IOException e) {
            // The probe has read as much as it wants.
        }
    }

    private ContainerFacts container() {
        return Facts.running(Facts.tcp(80, server.getAddress().getPort()));
    }

    private static HttpQuestion get(String path, String body, Integer... statuses) {
        return new HttpQuestion("GET", path, 80, Map.of(), Set.of(statuses), Pattern.compile(body), false);
    }

    private Answer ask(HttpQuestion question) {
        return new HttpProbe(ELSEWHERE, question).ask(container());
    }

    @Test
    void anAnswerWithoutErrorIsReady() {
        assertThat(ask(get("/health?full=1", ""))).isEqualTo(Answer.yes("GET /health?full=1 on port 80 answered 200"));
        assertThat(requests).containsExactly("GET /health?full=1 null");
    }

    @Test
    void anErrorIsNotReadyUnlessItIsWanted() {
        assertThat(ask(get("/busy", ""))).isEqualTo(Answer.no("GET /busy on port 80 answered 503, wanted 200 to 399"));
        assertThat(ask(get("/busy", "", 204, 200)).reason()).endsWith("answered 503, wanted 200 or 204");
        assertThat(ask(get("/busy", "", 503)).ready()).isTrue();
        assertThat(ask(get("/busy", "come", 503)).ready()).isTrue();
        assertThat(ask(get("/empty", "come", 404)).ready()).isFalse();
    }

    @Test
    void aRedirectIsAnAnswerAndIsNotFollowed() {
        assertThat(ask(get("/moved", "")).reason()).endsWith("answered 302");
        assertThat(requests).hasSize(1);
    }

    @Test
    void methodsAndHeadersAreSent() {
        for (String method : List.of("HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE")) {
            assertThat(ask(new HttpQuestion(
                                    method,
                                    "/health",
                                    80,
                                    Map.of("Token", "secret"),
                                    Set.of(),
                                    Pattern.compile(""),
                                    false))
                            .reason())
                    .isEqualTo(method + " /health on port 80 answered 200");
            assertThat(requests.remove()).isEqualTo(method + " /health secret");
        }
    }

    @Test
    void theBodyIsSearched() {
        assertThat(ask(get("/", "is w.ll$")).ready()).isTrue();
        assertThat(ask(get("/", "ill")))
                .isEqualTo(Answer.no("GET / on port 80 answered 200, but [ill] is not found in its body: all is well"));
    }

    @Test
    void ofALargeBodyTheBeginningIsSearched() {
        assertThat(ask(get("/large", "^x{10}")).ready()).isTrue();
        assertThat(ask(get("/large", "end")).ready()).isFalse();
        assertThat(ask(get("/large", "end")).reason()).hasSizeLessThan(500);
    }

    @Test
    void anyCertificateOfAnyHostIsAccepted() throws IOException, GeneralSecurityException, OperatorCreationException {
        server.stop(0);
        HttpsServer https = HttpsServer.create(LOOPBACK, 0);
        https.setHttpsConfigurator(new HttpsConfigurator(
                new CertificateFiles("nobody").server(new GeneralName(GeneralName.dNSName, "elsewhere.example"))));
        serve(https);

        HostnameVerifier before = HttpsURLConnection.getDefaultHostnameVerifier();
        HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> false);
        try {
            Answer answer = ask(new HttpQuestion("GET", "/", 0, Map.of(), Set.of(), Pattern.compile("well"), true));

            assertThat(answer.ready()).as(answer.reason()).isTrue();
        } finally {
            HttpsURLConnection.setDefaultHostnameVerifier(before);
        }
        assertThat(ask(get("/", "")).ready()).as("without tls").isFalse();
    }

    @Test
    void whereNobodyListensItIsNotReady() {
        ContainerFacts container = container();
        server.stop(0);

        Answer answer = new HttpProbe(ELSEWHERE, get("/", "")).ask(container);

        assertThat(answer.verdict()).isEqualTo(Verdict.NOT_YET);
        assertThat(answer.reason()).startsWith("GET / on port 80 is not answered (");
    }

    @Test
    void whatIsNoHttpIsNotReady() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread talker = new Thread(() -> {
                try {
                    while (true) {
                        try (var connection = other.accept()) {
                            connection.getOutputStream().write("220 mail\r\n\r\n".getBytes(UTF_8));
                        }
                    }
                } catch (IOException e) {
                    // The test has closed it.
                }
            });
            talker.setDaemon(true);
            talker.start();

            Answer answer =
                    new HttpProbe(ELSEWHERE, get("/", "")).ask(Facts.running(Facts.tcp(80, other.getLocalPort())));

            assertThat(answer.verdict()).as(answer.reason()).isEqualTo(Verdict.NOT_YET);
        }
    }

    @Test
    void whereNoPortIsNamedTheOnlyPublishedOneIsAsked() {
        HttpProbe probe = new HttpProbe(
                ELSEWHERE, new HttpQuestion("GET", "/", 0, Map.of(), Set.of(), Pattern.compile(""), false));

        assertThat(probe.ask(container()).reason()).isEqualTo("GET / on port 80 answered 200");
        assertThat(probe.ask(Facts.running(Facts.tcp(80, 1), Facts.tcp(81, 2))))
                .satisfies(answer -> assertThat(answer.verdict()).isEqualTo(Verdict.NEVER))
                .satisfies(answer -> assertThat(answer.reason()).contains("[80, 81]: name the port"));
        assertThat(probe.ask(Facts.running()).verdict()).isEqualTo(Verdict.NEVER);
    }

    @Test
    void aPortThatIsNotPublishedIsAskedInTheContainerWhereThatCanBe() {
        int port = server.getAddress().getPort();
        HttpQuestion question = new HttpQuestion("GET", "/", port, Map.of(), Set.of(), Pattern.compile(""), false);
        ContainerFacts container = Facts.inNetwork(new NetworkAddress("127.0.0.1", "127.0.0.1"));

        assertThat(new HttpProbe(new Routes("192.0.2.1", true), question)
                        .ask(container)
                        .ready())
                .isTrue();
        assertThat(new HttpProbe(ELSEWHERE, question).ask(container))
                .isEqualTo(Answer.never(Routes.unreachable(container, port)));
    }
}
