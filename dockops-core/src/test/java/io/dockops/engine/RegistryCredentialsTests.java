package io.dockops.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.dockops.Dockops;
import io.dockops.EventLevel;
import io.dockops.EventSource.Subscription;
import io.dockops.ImagePullException;
import io.dockops.Images;
import io.dockops.StandardError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry on the loopback that asks the real engine for the credentials of {@code config.json}, and takes none. */
class RegistryCredentialsTests {

    private static final String CANARY = "canary-4711";

    @TempDir
    Path config;

    private final Queue<String> shown = new ConcurrentLinkedQueue<>();
    private HttpsServer registry;
    private String host;
    private VersionedTransport transport;
    private DockerClient docker;

    @BeforeEach
    void open() throws Exception {
        // An engine takes any certificate of a registry on the loopback.
        registry = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.setHttpsConfigurator(new HttpsConfigurator(
                new CertificateFiles("authority").server(new GeneralName(GeneralName.iPAddress, "127.0.0.1"))));
        host = "127.0.0.1:" + registry.getAddress().getPort();
        registry.start();
        EngineEndpoint endpoint = EngineDiscovery.ofThisProcess().find();
        transport = new VersionedTransport(Transports.open(endpoint), endpoint, null);
        docker = DockerClientImpl.getInstance(new ClientConfig(endpoint, config), transport);
    }

    @AfterEach
    void close() throws IOException {
        registry.stop(0);
        docker.close();
        transport.close();
    }

    /** What a registry asks for, and its answer to what it is shown. */
    private void registryAsks(String challenge) {
        registry.createContext("/", exchange -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization == null) {
                exchange.getResponseHeaders().add("WWW-Authenticate", challenge);
                answer(exchange, 401);
            } else {
                shown.add(authorization);
                answer(exchange, 500);
            }
        });
        registry.createContext("/token", exchange -> {
            shown.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            answer(exchange, 401);
        });
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().add("Docker-Distribution-Api-Version", "registry/2.0");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void writeConfig(String more) throws IOException {
        String auth = Base64.getEncoder().encodeToString(("ann:" + CANARY).getBytes(UTF_8));
        Files.writeString(
                config.resolve("config.json"),
                "{\"auths\":{\"" + host + "\":{\"auth\":\"" + auth + "\"" + more + "}}}");
    }

    /** All that is told of a pull that fails: events, the log at trace level, and the failure with what led to it. */
    private String toldOfPull() {
        Images images = new Images(docker);
        Queue<String> told = new ConcurrentLinkedQueue<>();
        Subscription listening = images.onEvent(event -> told.add(event.toString()));
        Subscription logging = Dockops.logEvents(images, EventLevel.SILLY);
        String log = StandardError.during(() -> {
            Throwable failure = catchThrowable(() -> images.pull(host + "/safe-private:uno"));
            assertThat(failure).isInstanceOf(ImagePullException.class);
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            told.add(trace.toString());
        });
        listening.close();
        logging.close();
        return String.join("\n", told) + log;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void aPasswordIsShownToTheRegistryAndToNobodyElse() throws IOException {
        registryAsks("Basic realm=\"test\"");
        writeConfig("");

        String told = toldOfPull();

        assertThat(shown).contains("Basic " + base64("ann:" + CANARY));
        assertThat(told)
                .contains("Image [" + host + "/safe-private:uno] could not be pulled")
                .doesNotContain(CANARY, base64("ann:" + CANARY));
    }

    @Test
    void anIdentityTokenIsShownToTheRegistryAndToNobodyElse() throws IOException {
        registryAsks("Bearer realm=\"https://" + host + "/token\",service=\"test\"");
        writeConfig(",\"identitytoken\":\"" + CANARY + "-token\"");

        String told = toldOfPull();

        assertThat(shown).anyMatch(body -> body.contains("refresh_token=" + CANARY + "-token"));
        assertThat(told).contains("could not be pulled").doesNotContain(CANARY, base64("ann:" + CANARY));
    }

    @Test
    void credentialsAreReadWhereAPullNeedsThemAndNotBefore() throws IOException {
        Files.writeString(config.resolve("config.json"), "{ this can't be read");
        docker.listImagesCmd().exec();
        new Images(docker).list();

        registryAsks("Basic realm=\"test\"");
        writeConfig("");
        toldOfPull();

        assertThat(shown).contains("Basic " + base64("ann:" + CANARY));
    }

    @Test
    void theTypeThatHoldsThemDoesNotTellThem() throws IOException {
        writeConfig(",\"identitytoken\":\"" + CANARY + "-token\"");
        ClientConfig client = new ClientConfig(null, config);
        AuthConfig auth = client.effectiveAuthConfig(host + "/safe-private");

        assertThat(auth.getPassword()).isEqualTo(CANARY);
        assertThat(auth.getIdentitytoken()).isEqualTo(CANARY + "-token");
        assertThat(auth.toString()).contains("ann").doesNotContain(CANARY);
        assertThat(client.toString()).doesNotContain(CANARY);
    }
}
