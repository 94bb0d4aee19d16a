package io.dockops.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends requests of our own. */
record Requests(DockerHttpClient transport) {

    /** Send a request, with a JSON body where there is one. */
    Answer send(Method method, String path, byte @Nullable [] body) {
        Request.Builder request = Request.builder().method(method).path(path);
        if (body != null) {
            request.putAllHeaders(Map.of("Content-Type", "application/json")).bodyBytes(body);
        }
        return new Answer(method + " " + path, transport.execute(request.build()));
    }

    /** Write a name or id as one step of a path. */
    static String encode(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("An empty name or id was given: name the image or container meant");
        }
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
