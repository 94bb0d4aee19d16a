package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import io.dockops.ContainerSummary;
import io.dockops.Containers;
import io.dockops.Dockops;
import io.dockops.Images;
import io.dockops.RunningContainer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Looks at the engine past the extension: by a client of its own, which has no session. Without an engine it can't be
 * initialised, and the tests that need it fail.
 */
public final class RealEngine {

    public static final DockerClient DOCKER = Dockops.createDocker();

    /** Serves the file {@code /hostname}, which is the beginning of the container's id, on port 1337. */
    public static final String WEB = """
            FROM busybox
            CMD ["httpd", "-f", "-p", "1337", "-h", "/etc"]
            """;

    /** Runs until it is killed, and listens nowhere. */
    public static final String SLEEPER = """
            FROM busybox
            CMD ["sleep", "600"]
            """;

    private static final Containers CONTAINERS = new Containers(DOCKER);
    private static final Images IMAGES = new Images(DOCKER);

    private RealEngine() {}

    public static Containers containers() {
        return CONTAINERS;
    }

    public static Images images() {
        return IMAGES;
    }

    public static List<ContainerSummary> ofGroup(String group) {
        return CONTAINERS.listGroup(group);
    }

    public static boolean has(String containerId) {
        return CONTAINERS.listAll().stream()
                .anyMatch(container -> container.id().equals(containerId));
    }

    /** Tell that of all containers that were made of a group's images none is left. */
    public static void assertNothingLeft(String group) {
        assertThat(ofGroup(group)).as("what is left of " + group).isEmpty();
    }

    /** Remove the images of a group; one name after another, as several may be of one image. */
    public static void removeImages(String group) {
        IMAGES.listGroup(group).stream()
                .flatMap(image -> image.names().stream())
                .filter(name -> name.isOfGroup(group))
                .forEach(name -> IMAGES.remove(name.toString()));
    }

    /** Tell that it is this container that answers at a port. */
    public static void assertAnswers(RunningContainer container, int port) throws IOException {
        assertAnswers(container, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    public static void assertAnswers(RunningContainer container, InetSocketAddress address) throws IOException {
        URI uri = URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/hostname");
        try (var in = uri.toURL().openStream()) {
            assertThat(container.id()).startsWith(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }
}
