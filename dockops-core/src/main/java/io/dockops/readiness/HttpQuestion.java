package io.dockops.readiness;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request, and the answer that is wanted.
 *
 * @param method one that {@link java.net.HttpURLConnection} knows
 * @param path the request's path, with its query
 * @param port the port inside of the container; 0 for the only tcp port that is published
 * @param headers the request's headers
 * @param statuses the status codes that are wanted; empty for any from 200 to 399
 * @param body found in the body; an empty pattern for any body
 * @param tls whether to speak https
 */
public record HttpQuestion(
        String method,
        String path,
        int port,
        Map<String, String> headers,
        Set<Integer> statuses,
        Pattern body,
        boolean tls) {

    private static final int FIRST_GOOD = 200;
    private static final int LAST_GOOD = 399;

    boolean wants(int status) {
        return statuses.isEmpty() ? status >= FIRST_GOOD && status <= LAST_GOOD : statuses.contains(status);
    }

    boolean wantsBody() {
        return !body.pattern().isEmpty();
    }

    String wanted() {
        return statuses.isEmpty()
                ? FIRST_GOOD + " to " + LAST_GOOD
                : new TreeSet<>(statuses).stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }
}
