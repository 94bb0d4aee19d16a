package io.dockops.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what stands in {@code DOCKER_HOST} into an endpoint, or says what should stand there. */
final class DockerhostParser {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)", Pattern.DOTALL);
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[^\\]]*\\]|[^:/?#\\[\\]]*)(?::([^:/?#]*))?/?");

    private final String text;
    private final String source;
    private final @Nullable EngineTls tls;

    DockerhostParser(String dockerhost, String source, @Nullable EngineTls tls) {
        this.text = dockerhost.strip();
        this.source = source;
        this.tls = tls;
    }

    EngineEndpoint parse() {
        Matcher url = SCHEME.matcher(text);
        if (!url.matches()) {
            throw refused(withoutScheme());
        }
        String rest = url.group(2);
        return switch (url.group(1)) {
            case "unix" -> unix(rest);
            case "tcp" -> tcp(rest);
            case "http" -> http(rest);
            case "https" ->
                throw refused("write tcp://" + masked(rest) + " and give the certificates, DOCKER_TLS_VERIFY=1 and"
                        + " DOCKER_CERT_PATH=<directory of ca.pem, cert.pem, key.pem>");
            case "ssh" ->
                throw refused("ssh is not spoken here; forward the engine's socket, ssh -nNT -L"
                        + " /tmp/docker.sock:/var/run/docker.sock " + masked(rest)
                        + " and use unix:///tmp/docker.sock");
            case "npipe" ->
                throw refused("named pipes are not spoken here; let the engine listen on tcp://localhost:2375 too, or"
                        + " work in WSL, where it has a unix socket");
            default -> throw refused("the scheme [" + url.group(1) + "] is unknown");
        };
    }

    private String withoutScheme() {
        if (text.isEmpty()) {
            return "it is empty";
        }
        if (text.startsWith("/")) {
            return "a socket is written unix://" + text;
        }
        return "it has no scheme, such as in tcp://" + masked(text);
    }

    private EngineEndpoint unix(String path) {
        if (!path.startsWith("/") || path.indexOf('\0') >= 0) {
            throw refused("after unix:// comes the absolute path of a socket");
        }
        try {
            // No TLS on a socket, whatever the environment says: so does the docker CLI.
            return new EngineEndpoint(new URI("unix", "", path, null, null), null, source);
        } catch (URISyntaxException e) {
            throw refused("the path is not usable, " + e.getReason());
        }
    }

    private EngineEndpoint http(String rest) {
        if (tls != null) {
            // Falling back to either would surprise: without TLS it leaks, with TLS it is not what was written.
            throw refused("http:// is without TLS, and TLS is asked for; write tcp://" + masked(rest));
        }
        return tcp(rest);
    }

    private EngineEndpoint tcp(String rest) {
        if (rest.indexOf('@') >= 0) {
            throw refused("a user or password has no meaning there");
        }
        Matcher address = HOST_AND_PORT.matcher(rest);
        if (!address.matches()) {
            throw refused("after the scheme comes host:port and no path; an IPv6 address stands in brackets");
        }
        String host = address.group(1);
        if (host.isEmpty()) {
            throw refused("the host is missing");
        }
        try {
            URI uri = new URI("tcp://" + host + ":" + port(address.group(2)));
            if (uri.getHost() != null) {
                return new EngineEndpoint(uri, tls, source);
            }
        } catch (URISyntaxException e) {
            throw refused("the host [" + host + "] is not usable, " + e.getReason());
        }
        // The transport takes the host from java.net.URI, which has none then; compose names are the usual case.
        throw refused("the host [" + host + "] has a character, such as an underscore, that Java refuses in host"
                + " names; use its address or another name");
    }

    private int port(@Nullable String digits) {
        if (digits == null) {
            // Never the scheme's 80: nobody means that.
            return tls == null ? 2375 : 2376;
        }
        if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > 65535) {
            throw refused("the port [" + digits + "] is not a number from 1 to 65535");
        }
        return Integer.parseInt(digits);
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("Cannot parse dockerhost [" + masked(text)
                + "] from " + source + ": " + why
                + ". Accepted are unix:///path/to/docker.sock, tcp://host[:port] and http://host[:port]");
    }

    /** A URL, or what follows its scheme, as a message may repeat it: a password must not reach a log. */
    private static String masked(String url) {
        int slashes = url.indexOf("//");
        int colon = url.indexOf(':', slashes < 0 ? 0 : slashes);
        int at = url.lastIndexOf('@');
        return colon < 0 || at < colon ? url : url.substring(0, colon) + ":…" + url.substring(at);
    }
}
