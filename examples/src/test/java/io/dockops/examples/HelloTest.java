package io.dockops.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dockops.junit.DockerImage;
import io.dockops.junit.MappedPort;
import io.dockops.junit.RunContainer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@DockerImage(tar = "src/test/docker/test-uno.tar", tag = "test:uno")
@RunContainer(group = "test", ports = "1337")
class HelloTest {

    @Test
    void answers(@MappedPort(1337) int port) throws Exception {
        URI uri = URI.create("http://localhost:" + port + "/index.html");
        var request = HttpRequest.newBuilder(uri).build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertEquals("Hello from test:uno\n", response.body());
    }
}
