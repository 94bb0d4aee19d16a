package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with an image: each says what and why, and leaves nothing. */
class BadImageTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("badimage");

    private final Images images = GROUPS.images();
    private final String name = GROUPS.group("bad") + ":uno";

    @AfterEach
    void nothingIsLeft() {
        assertThat(images.find(name)).isEmpty();
        assertThat(GROUPS.removeContainersLeft()).isEmpty();
    }

    private BuildSpec.Builder busybox(String instructions) {
        return BuildSpec.dockerfile(GROUPS.from("busybox") + instructions, name);
    }

    @Test
    void aFailingRunHasTheStepItsOutputAndTheCode() {
        assertThatThrownBy(() -> images.build(busybox("RUN echo fine\nRUN echo broken pipe dream; exit 7")
                        .build()))
                .isInstanceOf(ImageBuildException.class)
                .hasMessageContaining("Building image [" + name)
                .hasMessageContaining("at [Step 4/4 : RUN echo broken pipe dream; exit 7]")
                .hasMessageContaining("exit code 7")
                .hasMessageEndingWith("\n    broken pipe dream");
    }

    @Test
    void aFailingRunLeavesNoIntermediateContainer() {
        assertThatThrownBy(
                        () -> images.build(busybox("RUN echo fine\nRUN exit 7").build()))
                .isInstanceOf(ImageBuildException.class);

        assertThat(GROUPS.containers().listAll())
                .filteredOn(container -> container.labels().containsValue(GROUPS.mark()))
                .as("containers of the failed build, which have the label of its first lines")
                .isEmpty();
    }

    @Test
    void aDockerfileThatCanNotBeParsedHasTheEnginesWords() {
        assertThatThrownBy(() -> images.build(busybox("BAKE a cake").build()))
                .isInstanceOf(ImageBuildException.class)
                .hasMessageContaining("unknown instruction: BAKE");
    }

    @Test
    void anUnknownTargetIsNamed() {
        assertThatThrownBy(() -> images.build(busybox("").target("nowhere").build()))
                .isInstanceOf(ImageBuildException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void aBaseThatCanNotBePulledIsNamed() {
        assertThatThrownBy(() -> images.build(
                        BuildSpec.dockerfile("FROM localhost:1/none:uno", name).build()))
                .isInstanceOf(ImageBuildException.class)
                .hasMessageContaining("localhost:1");
    }

    @Test
    void anImageThatCanNotBePulledHasTheEnginesWordsAndAdvice() {
        assertThatThrownBy(() -> images.pull("localhost:1/none:uno"))
                .isInstanceOf(ImagePullException.class)
                .hasMessageContaining("Image [localhost:1/none:uno] could not be pulled")
                .hasMessageContaining("connection refused")
                .hasMessageContaining("docker login");
    }

    @Test
    void garbageIsNoTar() {
        byte[] garbage = new byte[4096];
        Arrays.fill(garbage, (byte) 'x');

        assertThatThrownBy(() -> images.buildStream(new ByteArrayInputStream(garbage), name))
                .isInstanceOf(ImageBuildException.class)
                .hasMessageContaining("Image [" + name + "] is not built");
    }

    @Test
    void aSavedImageThatIsCutIsNotLoaded(@TempDir Path directory) throws IOException {
        Path tar = directory.resolve("cut.tar");
        try (var saved = GROUPS.dockops().docker().saveImageCmd("busybox").exec()) {
            Files.write(tar, saved.readNBytes(300_000));
        }

        assertThatThrownBy(() -> images.build(tar, name))
                .isInstanceOf(ImageBuildException.class)
                .hasMessageContaining("[" + name + "] is not built");
    }

    @Test
    void aSavedImageThatTheEngineRefusesHasItsWords() throws IOException {
        byte[] tar = TestTars.context(
                "FROM x", "manifest.json", "[{\"Config\":\"none.json\",\"RepoTags\":null,\"Layers\":[]}]");

        assertThatThrownBy(() -> images.buildStream(new ByteArrayInputStream(tar), name))
                .isInstanceOf(ImageBuildException.class)
                .hasMessageContaining("Loading image [" + name)
                .hasMessageContaining("none.json");
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path directory) {
        assertThatThrownBy(() -> images.build(directory.resolve("none.tar"), name))
                .isInstanceOf(ImageBuildException.class)
                .hasMessageContaining("none.tar");
        assertThatThrownBy(() -> images.build(directory, name))
                .isInstanceOf(ImageBuildException.class)
                .hasMessageContaining("it has no [Dockerfile]");
    }

    @Test
    void anImageInUseIsNotRemovedAndItsHolderIsNamed() {
        String held = GROUPS.image("held", "uno");
        String holder = GROUPS.containers().create(ContainerSpec.of(held));

        assertThatThrownBy(() -> images.remove(held))
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("Removing image [" + held + "] failed")
                .hasMessageContaining(holder.substring(0, 12));
        GROUPS.containers().stopRemove(holder);
    }

    @Test
    void whatIsNoNameIsRefusedByTheEngine() {
        assertThatThrownBy(() -> images.find("Not a name?x"))
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("Looking up image [Not a name?x] failed");
    }
}
