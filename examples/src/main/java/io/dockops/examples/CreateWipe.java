package io.dockops.examples;

import com.github.dockerjava.api.DockerClient;
import io.dockops.ContainerSpec;
import io.dockops.Containers;
import io.dockops.Dockops;
import io.dockops.Images;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/**
 * Builds two images, runs a container of each, wipes the one group, asks the other over HTTP, and wipes that too.
 *
 * <p>The argument is the directory of the tars; {@code src/test/docker} by default.
 */
public final class CreateWipe {

    private CreateWipe() {}

    /**
     * Run the example.
     *
     * @param args the directory of the tars, or nothing
     * @throws IOException if the container does not answer, or the client can't be closed
     * @throws InterruptedException if the thread is interrupted while it waits for the answer
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path tars = Path.of(args.length == 0 ? "src/test/docker" : args[0]);
        try (DockerClient docker = Dockops.createDocker()) {
            Images images = new Images(docker);
            Containers containers = new Containers(docker);
            Dockops.logEvents(images);
            Dockops.logEvents(containers);
            try {
                createWipe(tars, images, containers);
            } finally {
                containers.stopRemoveGroup("test");
                containers.stopRemoveGroup("toast");
            }
            printRunning("after all", containers);
        }
    }

    private static void createWipe(Path tars, Images images, Containers containers)
            throws IOException, InterruptedException {
        images.build(tars.resolve("test-uno.tar"), "test:uno");
        images.build(tars.resolve("toast-uno.tar"), "toast:uno");

        containers.run(ContainerSpec.builder("test:uno")
                .port(Dockops.portBindings(1337))
                .build());
        containers.run(ContainerSpec.builder("toast:uno")
                .port(Dockops.portBindings(1339, 49222))
                .build());
        printRunning("both run", containers);

        containers.stopRemoveGroup("test");
        printRunning("test is wiped", containers);

        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:49222"))
                                .build(),
                        BodyHandlers.ofString());
        System.out.println(response.statusCode());
        response.headers().map().forEach((name, values) -> System.out.println(name + ": " + String.join(", ", values)));
        System.out.println(response.body());
    }

    private static void printRunning(String when, Containers containers) {
        System.out.println("--- " + when);
        containers.activePorts().forEach((port, container) -> System.out.println(container.image() + " " + port));
    }
}
