package io.dockops.readiness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dockops.engine.AnyCertificate;
import io.dockops.engine.ContainerFacts;
import io.dockops.engine.ContainerFacts.PublishedPort;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * An http request is answered as wanted, by the JDK's old client, which loads far fewer classes than its new one. No
 * redirect is followed, no proxy asked, and no connection kept.
 */
public final class HttpProbe implements Probe {

    private static final int CONNECT_MS = 1_000;
    private static final int READ_MS = 5_000;
    private static final int MOST_BODY = 1024 * 1024;

    private final Routes routes;
    private final HttpQuestion question;
    private @Nullable SSLSocketFactory tls;

    public HttpProbe(Routes routes, HttpQuestion question) {
        this.routes = routes;
        this.question = question;
    }

    @Override
    public Answer ask(ContainerFacts container) {
        int port = question.port();
        if (port == 0) {
            List<Integer> published = Routes.publishedNumbers(container);
            if (published.size() != 1) {
                return Answer.never(
                        request() + " has no port, and it is asked at the only published one; but published are "
                                + published + ": name the port");
            }
            port = published.get(0);
        }
        Optional<InetSocketAddress> address = address(container, port);
        return address.isPresent()
                ? ask(address.get(), request() + " on port " + port)
                : Answer.never(Routes.unreachable(container, port));
    }

    private String request() {
        return question.method() + " " + question.path();
    }

    private Optional<InetSocketAddress> address(ContainerFacts container, int port) {
        List<PublishedPort> published = Routes.published(container, port);
        return published.isEmpty()
                ? routes.direct(container).map(direct -> new InetSocketAddress(direct, port))
                : Optional.of(routes.address(published.get(0)));
    }

    private Answer ask(InetSocketAddress address, String asked) {
        HttpURLConnection connection = null;
        try {
            connection = connection(address);
            int status = connection.getResponseCode();
            if (status < 0) {
                return Answer.no(asked + " is answered by something that is not http");
            }
            return question.wants(status)
                    ? judgeBody(connection, asked + " answered " + status)
                    : Answer.no(asked + " answered " + status + ", wanted " + question.wanted());
        } catch (IOException e) {
            return Answer.no(asked + " is not answered (" + e.getMessage() + ")");
        } finally {
            if (connection != null) {
                connection.disconnect();
            }
        }
    }

    private HttpURLConnection connection(InetSocketAddress address) throws IOException {
        URL url =
                new URL(question.tls() ? "https" : "http", address.getHostString(), address.getPort(), question.path());
        HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
        if (connection instanceof HttpsURLConnection https) {
            https.setSSLSocketFactory(tls());
            https.setHostnameVerifier((host, session) -> true);
        }
        connection.setRequestMethod(question.method());
        connection.setConnectTimeout(CONNECT_MS);
        connection.setReadTimeout(READ_MS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Connection", "close");
        question.headers().forEach(connection::setRequestProperty);
        return connection;
    }

    private SSLSocketFactory tls() {
        SSLSocketFactory made = tls;
        if (made == null) {
            made = AnyCertificate.context().getSocketFactory();
            tls = made;
        }
        return made;
    }

    private Answer judgeBody(HttpURLConnection connection, String answered) throws IOException {
        if (!question.wantsBody()) {
            return Answer.yes(answered);
        }
        String body = body(connection);
        return question.body().matcher(body).find()
                ? Answer.yes(answered + " with [" + question.body() + "] in its body")
                : Answer.no(
                        answered + ", but [" + question.body() + "] is not found in its body: " + Excerpt.head(body));
    }

    private static String body(HttpURLConnection connection) throws IOException {
        InputStream error = connection.getErrorStream(); // where a wanted status is one of an error
        if (error == null && connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST) {
            return "";
        }
        try (InputStream body = error == null ? connection.getInputStream() : error) {
            return new String(body.readNBytes(MOST_BODY), UTF_8);
        }
    }
}
