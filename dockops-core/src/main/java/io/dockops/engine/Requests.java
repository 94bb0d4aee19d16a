package io.dockops.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import java.io.InputStream;
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
        return send(request.build());
    }

    /** Send a tar as it is read. */
    Answer sendTar(Method method, String path, InputStream tar) {
        Request.Builder request = Request.builder().method(method).path(path);
        return send(request.putAllHeaders(Map.of("Content-Type", "application/x-tar"))
                .body(tar)
                .build());
    }

    private Answer send(Request request) {
        return new Answer(request.method() + " " + request.path(), transport.execute(request));
    }

    /** Write a name or id as one step of a path. */
    static String encode(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("An empty name or id was given: name the image or container meant");
        }
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
