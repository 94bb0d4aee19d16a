package io.dockops.engine;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A response, and the call that it answers. */
record Answer(String call, Response response) implements AutoCloseable {

    int status() {
        return response.getStatusCode();
    }

    JsonObject object() {
        orRefuse();
        try (InputStream body = response.getBody()) {
            return JsonObject.read(body);
        } catch (IOException e) {
            throw new EngineUnreachable(
                    "The engine's answer to [" + call + "] could not be read: " + e.getMessage()
                            + "; look at the engine's own log",
                    e);
        }
    }

    void orRefuse() {
        if (status() >= 300) {
            throw EngineRefusal.from(call, status(), text());
        }
    }

    String text() {
        try (InputStream body = response.getBody()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(its message could not be read: " + e.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        response.close();
    }
}
