package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the content of an image comes from. */
class SourcesTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("sources");

    private final Images images = GROUPS.images();

    /** What a command in the image prints. */
    private static String in(Image image, String... command) {
        ContainerSpec idle = ContainerSpec.builder(image.names().get(0).toString())
                .cmd("sleep", "600")
                .build();
        try (RunningContainer container = GROUPS.containers().run(idle)) {
            return container.exec(command).stdout();
        }
    }

    private static byte[] tar(String content) throws IOException {
        return TestTars.context(GROUPS.from("busybox") + "COPY hello /hello\n", "hello", content);
    }

    @Test
    void aTarFileIsBuilt(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("a.tar"), tar("from a file"));
        List<String> entries = new ArrayList<>();
        EventSource.Subscription listening = images.onEvent(event -> {
            if (event.action().equals("entry")) {
                entries.add(event.message());
            }
        });

        Image image = images.build(file, GROUPS.group("tar") + ":file");
        listening.close();

        assertThat(image.names()).contains(ImageName.parse(GROUPS.group("tar") + ":file"));
        assertThat(in(image, "cat", "/hello")).isEqualTo("from a file");
        assertThat(entries).containsExactly("Entry Dockerfile", "Entry hello");
    }

    @Test
    void aTarStreamIsBuiltAndLeftOpen() throws IOException {
        boolean[] closed = new boolean[1];
        InputStream stream = new ByteArrayInputStream(tar("from a stream")) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        Image image = images.buildStream(stream, GROUPS.group("tar") + ":stream");

        assertThat(in(image, "cat", "/hello")).isEqualTo("from a stream");
        assertThat(closed[0]).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "bzip2", "xz"})
    void aCompressedTarIsBuilt(String format) throws IOException {
        byte[] compressed = TestTars.compressed(format, tar("from " + format));

        Image image = images.buildStream(new ByteArrayInputStream(compressed), GROUPS.group("tar") + ":" + format);

        assertThat(in(image, "cat", "/hello")).isEqualTo("from " + format);
    }

    @Test
    void whatIsInAJarIsBuiltAndCopiedAsFilesAre(@TempDir Path directory) throws IOException {
        URI jar = URI.create("jar:" + directory.resolve("with files.jar").toUri());
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Path context = Files.createDirectories(files.getPath("/docker/context"));
            Files.createDirectories(context.resolve("sub"));
            Files.writeString(context.resolve("Dockerfile"), GROUPS.from("busybox") + "COPY . /context/\n");
            Files.writeString(context.resolve(".dockerignore"), "ignored\n");
            Files.writeString(context.resolve("ignored"), "not sent");
            Files.writeString(context.resolve("sub/file"), "from a directory in a jar\n");
            Files.write(files.getPath("/docker/a.tar"), tar("from a tar in a jar"));

            Image ofContext = images.ensure(
                    BuildSpec.context(context, GROUPS.group("jar") + ":context").build());
            Image ofTar = images.ensure(BuildSpec.tar(files.getPath("/docker/a.tar"), GROUPS.group("jar") + ":tar")
                    .build());

            assertThat(in(ofContext, "sh", "-c", "cat /context/sub/file; ls /context"))
                    .isEqualTo("from a directory in a jar\nDockerfile\nsub\n");
            assertThat(in(ofTar, "cat", "/hello")).isEqualTo("from a tar in a jar");
            ContainerSpec idle = ContainerSpec.builder(GROUPS.group("jar") + ":tar")
                    .cmd("sleep", "600")
                    .copy(context.resolve("sub"), "/copied")
                    .copy(context.resolve("sub/file"), "/into/")
                    .build();
            try (RunningContainer container = GROUPS.containers().run(idle)) {
                assertThat(container.exec("cat", "/copied/file", "/into/file").stdout())
                        .isEqualTo("from a directory in a jar\nfrom a directory in a jar\n");
            }
        }
    }

    @Test
    void aDirectoryIsBuiltWithoutWhatItIgnores(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("Dockerfile"), GROUPS.from("busybox") + "COPY . /context/\n");
        Files.writeString(directory.resolve(".dockerignore"), "secret*\n");
        Files.writeString(directory.resolve("secret.key"), "hush");
        Files.createDirectories(directory.resolve("sub"));
        Files.writeString(directory.resolve("sub/hello"), "from a directory");

        Image image = images.build(directory, GROUPS.group("directory") + ":uno");

        assertThat(in(image, "cat", "/context/sub/hello")).isEqualTo("from a directory");
        assertThat(in(image, "ls", "/context")).doesNotContain("secret");
    }

    @Test
    void aDockerfilesPathIsTaken(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve("docker"));
        Files.writeString(directory.resolve("docker/App"), GROUPS.from("busybox") + "ENV OF=app\n");
        String name = GROUPS.group("path") + ":uno";

        Image image = images.build(
                BuildSpec.context(directory, name).dockerfilePath("docker/App").build());

        assertThat(in(image, "sh", "-c", "echo $OF")).isEqualTo("app\n");
    }

    @Test
    void argumentsAndTheTargetAreTaken() {
        String dockerfile =
                GROUPS.from("busybox AS first") + "ARG WHO\nRUN echo \"$WHO\" > /who\nFROM first\nRUN false\n";

        Image image = images.build(BuildSpec.dockerfile(dockerfile, GROUPS.group("args") + ":uno")
                .buildArg("WHO", "me & you")
                .target("first")
                .build());

        assertThat(in(image, "cat", "/who")).isEqualTo("me & you\n");
    }

    @Test
    void theImageThatWasBuiltIsGivenWithItsIdAndLabels() {
        String name = GROUPS.group("text") + ":uno";

        Image image =
                images.build(BuildSpec.dockerfile(GROUPS.from("busybox"), name).build());

        assertThat(image.id())
                .startsWith("sha256:")
                .isEqualTo(images.find(name).orElseThrow().id());
        assertThat(image.labels()).containsEntry("core-test", GROUPS.mark());
        assertThat(images.find(image.id())).isPresent();
    }

    @Test
    void aSavedImageIsLoadedAndNamedAsAsked() throws IOException {
        String saved = GROUPS.image("saved", "uno", "ENV OF=saved");
        byte[] tar = save(saved);
        images.removeGroup(GROUPS.group("saved"));

        Image same = images.buildStream(new ByteArrayInputStream(tar), saved);
        Image other = images.buildStream(new ByteArrayInputStream(tar), GROUPS.group("loaded") + ":dos");

        assertThat(other.id()).isEqualTo(same.id());
        assertThat(other.names()).extracting(ImageName::toString).contains(saved, GROUPS.group("loaded") + ":dos");
        assertThat(in(other, "sh", "-c", "echo $OF")).isEqualTo("saved\n");
    }

    @Test
    void ofSeveralSavedImagesTheAskedOneMustBeThere() throws IOException {
        String one = GROUPS.image("several", "uno", "ENV OF=one");
        String two = GROUPS.image("several", "dos", "ENV OF=two");
        byte[] tar = save(one, two);

        assertThat(images.buildStream(new ByteArrayInputStream(tar), two).names())
                .extracting(ImageName::toString)
                .contains(two);
        assertThatThrownBy(() -> images.buildStream(new ByteArrayInputStream(tar), GROUPS.group("several") + ":tres"))
                .isInstanceOf(ImageBuildException.class)
                .hasMessageContaining("has no image [" + GROUPS.group("several") + ":tres]")
                .hasMessageContaining(one)
                .hasMessageContaining(two);
    }

    private static byte[] save(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        var command = GROUPS.dockops().docker().saveImagesCmd();
        for (String name : names) {
            ImageName parsed = ImageName.parse(name);
            command.withImage(parsed.group(), String.valueOf(parsed.tag()));
        }
        try (InputStream saved = command.exec()) {
            saved.transferTo(bytes);
        }
        return bytes.toByteArray();
    }

    @Test
    void ofALargeContextTheHeapStaysFlat() throws Exception {
        String name = GROUPS.group("large") + ":uno";

        ChildJvm child = ChildJvm.start(List.of("-Xmx48m"), LargeContextMain.class, name);

        assertThat(child.awaitEnd()).as(child::output).isZero();
        assertThat(images.find(name)).isPresent();
    }
}
