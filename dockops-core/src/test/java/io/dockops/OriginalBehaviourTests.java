package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import io.dockops.testing.PrivateEngine;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The original's own test suite, as behaviour: two groups, three images, on an engine that nobody else uses. */
class OriginalBehaviourTests {

    @RegisterExtension
    static final PrivateEngine ENGINE = new PrivateEngine();

    private static final Map<String, Integer> HOST_PORTS =
            Map.of("test:uno", 49_221, "test:dos", 49_222, "toast:uno", 49_223);

    private DockerClient docker;
    private Images images;
    private Containers containers;

    @BeforeEach
    void buildThreeImagesInTwoGroups() {
        docker = ENGINE.client();
        images = new Images(docker);
        containers = new Containers(docker);
        for (String image : HOST_PORTS.keySet()) {
            images.build(BuildSpec.dockerfile(
                            "FROM busybox\nLABEL is=" + image
                                    + "\nCMD [\"httpd\", \"-f\", \"-p\", \"1337\", \"-h\", \"/etc\"]",
                            image)
                    .build());
        }
    }

    @AfterEach
    void removeAll() throws Exception {
        containers.listAll().forEach(container -> containers.stopRemove(container.id()));
        images.removeGroup("test");
        images.removeGroup("toast");
        docker.close();
    }

    private Map<String, RunningContainer> runAll() throws Exception {
        return ENGINE.inItsNetwork(() -> HOST_PORTS.keySet().stream()
                .collect(Collectors.toMap(
                        image -> image,
                        image -> containers.run(ContainerSpec.builder(image)
                                .port(Dockops.portBindings(1337, HOST_PORTS.get(image)))
                                .build()))));
    }

    private static List<String> imagesOf(List<ContainerSummary> listed) {
        return listed.stream().map(ContainerSummary::image).toList();
    }

    @Test
    void containersAreListedByImageByGroupAndByState() throws Exception {
        runAll();

        assertThat(containers.listImage("test:uno")).hasSize(1);
        assertThat(imagesOf(containers.listAll())).containsExactlyInAnyOrder("test:uno", "test:dos", "toast:uno");
        assertThat(imagesOf(containers.listRunning())).containsExactlyInAnyOrder("test:uno", "test:dos", "toast:uno");
        assertThat(containers.listStopped()).isEmpty();
        assertThat(imagesOf(containers.listGroup("test"))).containsExactlyInAnyOrder("test:uno", "test:dos");
    }

    @Test
    void activePortsMapsEachFixedHostPortToItsImage() throws Exception {
        runAll();

        Map<Integer, String> active = containers.activePorts().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().hostPort(),
                        entry -> entry.getValue().image()));

        assertThat(active).isEqualTo(Map.of(49_221, "test:uno", 49_222, "test:dos", 49_223, "toast:uno"));
    }

    @Test
    void groupsAreStoppedAndRemovedInTwoRounds() throws Exception {
        RunningContainer toast = runAll().get("toast:uno");

        containers.stopGroup("test");
        assertThat(imagesOf(containers.listRunning())).containsExactly("toast:uno");
        containers.stop(toast.id());
        assertThat(containers.listRunning()).isEmpty();
        containers.removeGroup("test");
        assertThat(imagesOf(containers.listStopped())).containsExactly("toast:uno");
        assertThat(imagesOf(containers.removeStopped())).containsExactly("toast:uno");
        assertThat(containers.listAll()).isEmpty();

        runAll();
        containers.stopRemoveGroup("test");
        assertThat(imagesOf(containers.listAll())).containsExactly("toast:uno");
        containers.stopRemoveImage("toast:uno");
        assertThat(containers.listAll()).isEmpty();
    }

    @Test
    void removeStoppedTakesCreatedContainersAndLeavesRunningOnes() throws Exception {
        String running = runAll().get("test:uno").id();
        String created = containers.create(ContainerSpec.of("toast:uno"));
        containers.stopGroup("toast");

        List<ContainerSummary> removed = containers.removeStopped();

        assertThat(removed).extracting(ContainerSummary::id).contains(created).doesNotContain(running);
        assertThat(imagesOf(containers.listAll())).containsExactlyInAnyOrder("test:uno", "test:dos");
    }

    @Test
    void imagesAreListedAndRemovedByGroup() {
        assertThat(images.listGroup("test")).hasSize(2);

        images.removeGroup("test");

        assertThat(images.listGroup("test")).isEmpty();
        assertThat(images.listGroup("toast")).hasSize(1);
    }
}
