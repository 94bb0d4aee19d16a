package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.PruneType;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Image groups of one test class's own, on an engine that other people use at the same time. Their containers and images
 * go when the class is done; a container that is still there then fails it.
 */
final class EngineGroups implements BeforeAllCallback, AfterAllCallback {

    private static final String LABEL = "core-test";

    private final String prefix;
    private Dockops dockops;

    EngineGroups(String hint) {
        prefix = "core-test-" + hint + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isNested(context)) {
            return;
        }
        dockops = Dockops.open();
        dockops.ping(); // no engine is a failure here, and not in each test
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isNested(context)) {
            return;
        }
        try (Dockops session = dockops) {
            List<ContainerSummary> left = removeContainersLeft();
            session.images().list().stream()
                    .flatMap(image -> image.names().stream())
                    .filter(name -> name.group().contains(prefix))
                    .forEach(name -> session.images().remove(name.toString()));
            pruneWhatFailedBuildsLeft(session);
            assertThat(left).as("containers left by the tests").isEmpty();
        }
    }

    /** A nested class inherits the extension, and lives within the outer one's time. */
    static boolean isNested(ExtensionContext context) {
        return context.getRequiredTestClass().isMemberClass();
    }

    private void pruneWhatFailedBuildsLeft(Dockops session) {
        session.docker()
                .pruneCmd(PruneType.IMAGES)
                .withLabelFilter(LABEL + "=" + prefix)
                .exec();
    }

    Dockops dockops() {
        return dockops;
    }

    Images images() {
        return dockops.images();
    }

    Containers containers() {
        return dockops.containers();
    }

    /** Tells whether the engine still has a network. */
    boolean exists(Network network) {
        return dockops.docker().listNetworksCmd().exec().stream()
                .anyMatch(listed -> listed.getId().equals(network.id()));
    }

    /** Tells whether the engine still has a volume. */
    boolean exists(Volume volume) {
        return dockops.docker().listVolumesCmd().exec().getVolumes().stream()
                .anyMatch(listed -> listed.getName().equals(volume.name()));
    }

    /** The group's name; each hint is a group of its own. */
    String group(String hint) {
        return prefix + "-" + hint;
    }

    /** The first lines of a Dockerfile, with a mark by which its images are found again. */
    String from(String base) {
        return "FROM " + base + "\nLABEL " + LABEL + "=" + prefix + "\n";
    }

    /** The value of the label that {@link #from} gives. */
    String mark() {
        return prefix;
    }

    /** Builds an image from busybox and gives its name. */
    String image(String group, String tag, String... instructions) {
        String name = group(group) + ":" + tag;
        images().build(BuildSpec.dockerfile(from("busybox") + String.join("\n", instructions), name)
                .build());
        return name;
    }

    /** Builds an image that serves its name's tag by HTTP. */
    String httpImage(String group, String tag, int port) {
        return image(
                group,
                tag,
                "RUN mkdir /www && echo " + tag + " > /www/index.html",
                "EXPOSE " + port,
                "CMD [\"httpd\", \"-f\", \"-p\", \"" + port + "\", \"-h\", \"/www\"]");
    }

    /** Removes what a failed test has left, so that the next one does not fail for it, and tells what it was. */
    List<ContainerSummary> removeContainersLeft() {
        List<ContainerSummary> left = containersLeft();
        left.forEach(container -> containers().stopRemove(container.id()));
        return left;
    }

    /** The containers of all of these groups. */
    List<ContainerSummary> containersLeft() {
        return containers().listAll().stream()
                .filter(container -> container
                        .imageName()
                        .filter(name -> name.group().contains(prefix))
                        .isPresent())
                .toList();
    }
}
