package io.dockops;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * A request that a ready container answers as expected, for {@link WaitFor#http(HttpCheck)}.
 *
 * @param path the request's path, with its query
 * @param port the port inside of the container; 0 for the only tcp port that is published
 * @param method the request's method
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
        if (port != 0) {
            PortBinding.of(port);
        }
        for (int status : statuses) {
            if (status < 100 || status > 599) {
                throw new IllegalArgumentException("Bad status [" + status + "]: status codes go from 100 to 599");
            }
        }
        WaitFor.requirePattern(bodyPattern);
        statuses = Collections.unmodifiableSet(new TreeSet<>(statuses));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
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
     * Send a header.
     *
     * @param name its name
     * @param value its value
     * @return the changed check
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
