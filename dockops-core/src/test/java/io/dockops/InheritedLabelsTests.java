package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A container inherits its image's labels, so that an image could tell whose its containers are. */
class InheritedLabelsTests {

    private static final String SESSION = "io.dockops.session";

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("inherited");

    private final DockerClient docker = GROUPS.dockops().docker();

    /** An image of which each container has these labels, unless it has its own. */
    private static String imageWith(String session, String name) {
        return GROUPS.image(
                "labelled",
                session,
                "LABEL " + SESSION + "=" + session,
                "LABEL io.dockops.name=" + name,
                "LABEL io.dockops.lifetime=1",
                "LABEL io.dockops.host=elsewhere",
                "CMD [\"sleep\", \"600\"]");
    }

    private Map<String, String> labelsOf(String container) {
        return docker.inspectContainerCmd(container).exec().getConfig().getLabels();
    }

    @Test
    void ourOwnContainersHaveTheirOwnInTheirPlace() {
        String plain = GROUPS.image("plain", "uno", "CMD [\"sleep\", \"600\"]");
        try (Dockops session = Dockops.open();
                RunningContainer usual = session.containers().run(ContainerSpec.of(plain));
                RunningContainer claimed = session.containers().run(ContainerSpec.of(imageWith("another", "x")))) {
            Map<String, String> ours = labelsOf(usual.id());
            Map<String, String> theirs = labelsOf(claimed.id());

            assertThat(theirs).containsEntry(SESSION, ours.get(SESSION));
            // What makes a container ours is on each of ours, whatever its image says.
            ours.keySet().stream()
                    .filter(label -> label.startsWith("io.dockops."))
                    .forEach(
                            label -> assertThat(theirs.get(label)).as(label).isNotIn("another", "x", "1", "elsewhere"));
        }
    }

    @Test
    void aContainerOfSomebodyElsesIsLeftAloneWhateverItsImageClaims() {
        String name = "safe-claimed-" + UUID.randomUUID();
        String foreign;
        try (Dockops session = Dockops.open()) {
            String own = session.containers()
                    .create(ContainerSpec.of(GROUPS.image("plain", "uno", "CMD [\"sleep\", \"600\"]")));
            String claimed = imageWith(labelsOf(own).get(SESSION), name);
            foreign = docker.createContainerCmd(claimed).withName(name).exec().getId();
            docker.startContainerCmd(foreign).exec();
            assertThat(labelsOf(foreign)).containsEntry(SESSION, labelsOf(own).get(SESSION));
        }

        try {
            assertThat(docker.inspectContainerCmd(foreign).exec().getState().getRunning())
                    .isTrue();
        } finally {
            docker.removeContainerCmd(foreign).withForce(true).exec();
        }
    }

    @Test
    void ourImagesTellNoSession() {
        String tag = GROUPS.group("plain") + ":ensured";
        GROUPS.images().ensure(BuildSpec.dockerfile(GROUPS.from("busybox"), tag).build());

        assertThat(docker.inspectImageCmd(tag).exec().getConfig().getLabels())
                .containsKey("io.dockops.content")
                .doesNotContainKey(SESSION);
    }
}
