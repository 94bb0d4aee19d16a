package io.dockops;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A request that a ready container answers as expected, for {@link WaitFor#http(HttpCheck)}.
 *
 * @param path the request's path, with its query
 * @param port the port inside of the container; 0 for the only tcp port that is published
 * @param method the request's method, one of GET, HEAD, POST, PUT, DELETE, OPTIONS and TRACE
 * @param statuses the status codes that count as ready; empty for any from 200 to 399
 * @param headers the request's headers
 * @param bodyPattern a regular expression that must be found in the response's body; empty for none
 * @param tls whether to speak https; any certificate is accepted, as it is no secret that is asked
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record HttpCheck(
        String path,
        int port,
        String method,
        Set<Integer> statuses,
        Map<String, String> headers,
        String bodyPattern,
        boolean tls) {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** Those that the JDK's client leaves out without a word, unless it is told otherwise for the whole JVM. */
    private static final Set<String> NOT_SENT = Set.of(
            "access-control-request-headers",
            "access-control-request-method",
            "connection",
            "content-length",
            "content-transfer-encoding",
            "host",
            "keep-alive",
            "origin",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via");

    /**
     * Check the parts.
     *
     * @param path the request's path
     * @param port the port inside of the container
     * @param method the request's method
     * @param statuses the status codes that count as ready
     * @param headers the request's headers
     * @param bodyPattern a regular expression that must be found in the response's body
     * @param tls whether to speak https
     * @throws IllegalArgumentException if one is out of range or of another form
     */
    public HttpCheck {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("Bad path [" + path + "]: it must begin with a slash");
        }
        if (!path.chars().allMatch(character -> character > ' ' && character < 127)) {
            throw new IllegalArgumentException(
                    "Bad path [" + path + "]: write it as in a URL, a space as %20 and so on");
        }
        if (port != 0) {
            PortBinding.of(port);
        }
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("Bad method [" + method + "]: it must be one of " + METHODS);
        }
        for (int status : statuses) {
            if (status < 100 || status > 599) {
                throw new IllegalArgumentException("Bad status [" + status + "]: status codes go from 100 to 599");
            }
        }
        headers.forEach(HttpCheck::requireHeader);
        WaitFor.requirePattern(bodyPattern);
        if (method.equals("HEAD") && !bodyPattern.isEmpty()) {
            throw new IllegalArgumentException("The answer to HEAD has no body in which [" + bodyPattern
                    + "] could be found: ask with GET, or leave the pattern away");
        }
        statuses = Collections.unmodifiableSet(new TreeSet<>(statuses));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    private static void requireHeader(String name, String value) {
        if (!HEADER.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Bad name of a header [" + name + "]: it must be of letters, digits and hyphens");
        }
        if (NOT_SENT.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("The header [" + name
                    + "] can't be sent: the JDK's client sets it by itself; use a probe of your own where it matters");
        }
        if (value.chars().anyMatch(character -> character < ' ' && character != '\t')) {
            // Not with its value, which may be secret.
            throw new IllegalArgumentException("Bad value of the header [" + name + "]: it has more than one line");
        }
    }

    /**
     * Expect an answer with a status from 200 to 399 to a GET request.
     *
     * @param path the request's path
     * @return the check
     */
    public static HttpCheck get(String path) {
        return new HttpCheck(path, 0, "GET", Set.of(), Map.of(), "", false);
    }

    /**
     * Ask this port.
     *
     * @param port the port inside of the container
     * @return the changed check
     */
    public HttpCheck withPort(int port) {
        return new HttpCheck(path, port, method, statuses, headers, bodyPattern, tls);
    }

    /**
     * Ask with this method.
     *
     * @param method such as {@code HEAD}
     * @return the changed check
     * @throws IllegalArgumentException if it is none of those that are known
     */
    public HttpCheck withMethod(String method) {
        return new HttpCheck(path, port, method, statuses, headers, bodyPattern, tls);
    }

    /**
     * Expect one of these status codes.
     *
     * @param statuses the codes
     * @return the changed check
     */
    public HttpCheck withStatus(int... statuses) {
        Set<Integer> all = new TreeSet<>();
        for (int status : statuses) {
            all.add(status);
        }
        return new HttpCheck(path, port, method, all, headers, bodyPattern, tls);
    }

    /**
     * Send a header; an earlier one of the same name is replaced.
     *
     * @param name its name
     * @param value its value
     * @return the changed check
     * @throws IllegalArgumentException if it is malformed, or one that the JDK's client sets by itself, such as {@code Host}
     */
    public HttpCheck withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpCheck(path, port, method, statuses, more, bodyPattern, tls);
    }

    /**
     * Expect to find something in the response's body.
     *
     * @param pattern a regular expression
     * @return the changed check
     */
    public HttpCheck withBody(String pattern) {
        return new HttpCheck(path, port, method, statuses, headers, pattern, tls);
    }

    /**
     * Speak https, and accept any certificate.
     *
     * @return the changed check
     */
    public HttpCheck withTls() {
        return new HttpCheck(path, port, method, statuses, headers, bodyPattern, true);
    }

    /**
     * Tell what is asked; headers are left out, as they may be secret.
     *
     * @return such as {@code GET /health on port 8080}
     */
    @Override
    public String toString() {
        return method + " " + path + (port == 0 ? "" : " on port " + port);
    }
}
