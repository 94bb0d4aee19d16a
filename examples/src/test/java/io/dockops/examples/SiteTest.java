package io.dockops.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.RunningContainer;
import io.dockops.junit.ContainerGuard;
import io.dockops.junit.DockerImage;
import io.dockops.junit.MappedPort;
import io.dockops.junit.RunContainer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Dockerfile of one's own, with a real server. */
@DockerImage(context = "src/test/docker/site", tag = "site:latest")
@RunContainer(image = "site:latest", ports = "8080")
@ContainerGuard(forbidLog = "emerg|crit")
class SiteTest {

    private URI site;

    @BeforeEach
    void locate(@MappedPort(8080) InetSocketAddress address) {
        site = URI.create("http://" + address.getHostString() + ":" + address.getPort() + "/");
    }

    @Test
    void servesThePage() throws Exception {
        HttpResponse<String> response = get(site);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Served-By")).contains("site");
        assertThat(response.body()).contains("Hello from a real server");
    }

    @Test
    void leavesOutWhatIsIgnored(RunningContainer container) throws Exception {
        assertThat(get(site.resolve("NOTES.md")).statusCode()).isEqualTo(404);
        assertThat(container.exec("ls", "/srv/site").stdout()).isEqualTo("index.html\n");
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
