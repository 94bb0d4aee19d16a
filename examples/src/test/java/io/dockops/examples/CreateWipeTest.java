package io.dockops.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.ContainerSpec;
import io.dockops.Containers;
import io.dockops.RunningContainer;
import io.dockops.junit.DockerImage;
import io.dockops.junit.RunContainer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The program {@link CreateWipe} as a test: what the annotations do not say is said with an injected parameter. */
@DockerImage(tar = "src/test/docker/test-uno.tar", tag = "wipe-test:uno")
@DockerImage(tar = "src/test/docker/toast-uno.tar", tag = "wipe-toast:uno")
@RunContainer(group = "wipe-toast", ports = "1339")
class CreateWipeTest {

    @Test
    void wipesOneGroupAndLeavesTheOther(Containers containers, RunningContainer toast) throws Exception {
        containers.run(ContainerSpec.builder("wipe-test:uno").port("1337").build());
        assertThat(containers.listGroupRunning("wipe-test")).hasSize(1);
        assertThat(containers.listGroupRunning("wipe-toast")).hasSize(1);

        containers.stopRemoveGroup("wipe-test");
        assertThat(containers.listGroup("wipe-test")).isEmpty();
        assertThat(containers.listGroupRunning("wipe-toast")).hasSize(1);

        URI uri = URI.create("http://localhost:" + toast.mappedPort(1339));
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("Hello from toast:uno\n");
    }
}
