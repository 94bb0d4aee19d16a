package io.dockops.engine;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** An HTTP server on the loopback that gives one answer to everything. */
final class PingServer implements AutoCloseable {

    private final HttpServer server;

    private PingServer(HttpServer server) {
        this.server = server;
    }

    /** Answers in plain text; without an API version it is not an engine. */
    static PingServer plain(int status, @Nullable String apiVersion, String body) throws IOException {
        return start(HttpServer.create(), "127.0.0.1", status, apiVersion, body);
    }

    /** Answers in plain text on the IPv6 loopback. */
    static PingServer plainOnIpv6() throws IOException {
        return start(HttpServer.create(), "::1", 200, "1.41", "OK");
    }

    /** Answers with TLS; a client must show a certificate if asked. */
    static PingServer tls(SSLContext context, boolean clientCertificate) throws IOException {
        HttpsServer server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ours = getSSLContext().getDefaultSSLParameters();
                ours.setNeedClientAuth(clientCertificate);
                parameters.setSSLParameters(ours);
            }
        });
        return start(server, "127.0.0.1", 200, "1.41", "OK");
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static PingServer start(
            HttpServer server, String address, int status, @Nullable String apiVersion, String body)
            throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getByName(address), 0), 0);
        server.createContext("/", exchange -> {
            if (apiVersion != null) {
                exchange.getResponseHeaders().add("Api-Version", apiVersion);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return new PingServer(server);
    }
}
