package io.dockops.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dockops.PortMapping;
import io.dockops.junit.DockerImage;
import io.dockops.junit.MappedPort;
import io.dockops.junit.RunContainer;
import java.net.URL;
import org.junit.jupiter.api.Test;

@DockerImage(tag = "first:web", dockerfile = """
                FROM busybox
                RUN mkdir /www && echo It works > /www/index.html
                CMD ["httpd", "-f", "-p", "8080", "-h", "/www"]
                """)
@RunContainer(image = "first:web", ports = "8080")
class FirstTest {

    @Test
    void serves(@MappedPort(8080) PortMapping web) throws Exception {
        var url = new URL("http://" + web.host() + ":" + web.hostPort() + "/");
        try (var page = url.openStream()) {
            assertEquals("It works\n", new String(page.readAllBytes(), UTF_8));
        }
    }
}
