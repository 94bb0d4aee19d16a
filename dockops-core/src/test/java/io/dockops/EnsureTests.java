package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.transport.DockerHttpClient;
import io.dockops.engine.StubTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An image is made only where its content changed. */
class EnsureTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("content");

    private final RecordingTransport transport = RecordingTransport.toTheEngine();
    private final DockerClient docker = transport.client();
    private final Images images = new Images(docker);
    private final String name =
            GROUPS.group("image") + ":" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir
    Path directory;

    @BeforeEach
    void negotiateTheVersion() {
        images.find("busybox");
    }

    @AfterEach
    void close() throws IOException {
        images.remove(name);
        docker.close();
    }

    private Image ensure(BuildSpec.Builder spec) {
        return images.ensure(spec.build());
    }

    private static String lookUp(String image) {
        return "GET /images/" + image.replace(":", "%3A") + "/json";
    }

    private void assertUnchanged(Image before, Supplier<BuildSpec.Builder> spec) {
        transport.calls();
        assertThat(ensure(spec.get()).id()).isEqualTo(before.id());
        assertThat(transport.calls()).containsExactly(lookUp(name));
    }

    private void assertBuiltAnew(Image before, Supplier<BuildSpec.Builder> spec) {
        transport.calls();
        assertThat(ensure(spec.get()).id()).isNotEqualTo(before.id());
        assertThat(transport.calls())
                .filteredOn(call -> call.startsWith("POST /build"))
                .hasSize(1);
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private byte[] tar(String content) throws IOException {
        return TestTars.context(GROUPS.from("busybox") + "COPY hello /hello\n", "hello", content);
    }

    @Test
    void anUnchangedTextIsLookedUpWithOneCall() {
        Supplier<BuildSpec.Builder> spec = () -> BuildSpec.dockerfile(GROUPS.from("busybox") + "ENV OF=uno\n", name);
        Image image = ensure(spec.get());

        assertThat(image.names()).contains(ImageName.parse(name));
        assertThat(image.labels())
                .hasEntrySatisfying(
                        "io.dockops.content", digest -> assertThat(digest).matches("[0-9a-f]{64}"));
        assertUnchanged(image, spec);
        assertBuiltAnew(image, () -> BuildSpec.dockerfile(GROUPS.from("busybox") + "ENV OF=dos\n", name));
    }

    @Test
    void anUnchangedTarIsLookedUpWithOneCallBeItAFileOrAStream() throws IOException {
        byte[] uno = tar("uno");
        byte[] dos = tar("dos");
        Path file = Files.write(directory.resolve("a.tar"), uno);
        Image image = ensure(BuildSpec.tar(file, name));

        assertUnchanged(image, () -> BuildSpec.tar(file, name));
        assertUnchanged(image, () -> BuildSpec.tar(new ByteArrayInputStream(uno), name));
        assertBuiltAnew(image, () -> BuildSpec.tar(new ByteArrayInputStream(dos), name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz"})
    void anUnchangedCompressedTarIsLookedUpWithOneCall(String format) throws IOException {
        Path file = Files.write(directory.resolve("a.tar"), TestTars.compressed(format, tar("uno")));
        Image image = ensure(BuildSpec.tar(file, name));

        assertUnchanged(image, () -> BuildSpec.tar(file, name));
    }

    @Test
    void aBrokenTarIsRefusedBeforeAnyCallThoughItsImageIsThere() throws IOException {
        Path file = Files.write(directory.resolve("a.tar"), tar("x".repeat(5_000)));
        ensure(BuildSpec.tar(file, name));
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 3_000));
        transport.calls();

        assertThatThrownBy(() -> ensure(BuildSpec.tar(file, name)))
                .isInstanceOf(ImageBuildException.class)
                .hasMessageContaining("[" + name + "] is not built")
                .hasMessageContaining("truncated");
        assertThat(transport.calls()).isEmpty();
    }

    @Nested
    class OfADirectory {

        private Image image;

        private BuildSpec.Builder spec() {
            return BuildSpec.context(directory, name);
        }

        @BeforeEach
        void aContext() throws IOException {
            write("Dockerfile", GROUPS.from("busybox") + "COPY . /context/\n");
            write("docker/Other", GROUPS.from("busybox") + "COPY . /context/\n");
            write(".dockerignore", "ignored\n");
            write("ignored", "uno");
            write("sub/hello", "uno");
            image = ensure(spec());
        }

        @Test
        void nothingMeansOneCall() {
            assertUnchanged(image, this::spec);
        }

        @Test
        void whatIsIgnoredMayChange() throws IOException {
            write("ignored", "dos");

            assertUnchanged(image, this::spec);
        }

        @Test
        void theTimeOfAFileMayChange() throws IOException {
            Files.setLastModifiedTime(directory.resolve("sub/hello"), FileTime.fromMillis(1_000_000));

            assertUnchanged(image, this::spec);
        }

        @Test
        void aFilesContentMeansABuild() throws IOException {
            write("sub/hello", "dos");

            assertBuiltAnew(image, this::spec);
        }

        @Test
        void aFilesModeMeansABuild() throws IOException {
            Files.setPosixFilePermissions(directory.resolve("sub/hello"), PosixFilePermissions.fromString("rwxr-xr-x"));

            assertBuiltAnew(image, this::spec);
        }

        @Test
        void aLinksTargetMeansABuild() throws IOException {
            Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("uno"));
            Image linked = ensure(spec());
            Files.delete(link);
            Files.createSymbolicLink(link, Path.of("dos"));

            assertBuiltAnew(linked, this::spec);
        }

        @Test
        void anotherDockerfileMeansABuild() {
            assertBuiltAnew(image, () -> spec().dockerfilePath("docker/Other"));
        }

        @Test
        void whatWasBuiltIsUnchangedFromThenOn() throws IOException {
            write("sub/hello", "dos");
            Image second = ensure(spec());

            assertUnchanged(second, this::spec);
        }
    }

    static Stream<UnaryOperator<BuildSpec.Builder>> changes() {
        return Stream.of(
                spec -> spec.buildArg("WHO", "you"),
                spec -> spec.target("second"),
                spec -> spec.label("is", "other"),
                spec -> spec.platform("linux/amd64"));
    }

    private BuildSpec.Builder twoStages() {
        return BuildSpec.dockerfile(
                        GROUPS.from("busybox AS first")
                                + "ARG WHO=nobody\nENV WHO=$WHO\nFROM first AS second\nENV A=b\n",
                        name)
                .target("first");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void eachOfTheSpecsValuesMeansABuild(UnaryOperator<BuildSpec.Builder> change) {
        Image image = ensure(twoStages());

        assertBuiltAnew(image, () -> change.apply(twoStages()));
        assertUnchanged(images.find(name).orElseThrow(), () -> change.apply(twoStages()));
    }

    @Test
    void valuesArriveAtTheEngine() {
        Image image = ensure(
                twoStages().buildArg("WHO", "me & you").label("is", "uno").platform("linux/amd64"));

        assertThat(image.labels()).containsEntry("is", "uno").containsKey("io.dockops.content");
        assertThat(docker.inspectImageCmd(name).exec().getConfig().getEnv())
                .contains("WHO=me & you")
                .doesNotContain("A=b");
    }

    @Test
    void aSpecThatPullsItsBaseIsBuiltEachTime() {
        BuildSpec.Builder spec = BuildSpec.dockerfile("FROM scratch\nLABEL core-test=" + GROUPS.mark() + "\n", name)
                .pull(true);
        Image image = ensure(spec);
        transport.calls();

        assertThat(ensure(spec).id()).isEqualTo(image.id()); // from the engine's cache
        List<String> builds = transport.calls().stream()
                .filter(call -> call.startsWith("POST /build"))
                .toList();
        assertThat(builds).singleElement().asString().contains("pull=true");
    }

    @Test
    void aDeletedNameMeansABuild() {
        Supplier<BuildSpec.Builder> spec = () -> BuildSpec.dockerfile(GROUPS.from("busybox"), name);
        ensure(spec.get());
        images.remove(name);
        transport.calls();

        assertThat(ensure(spec.get()).names()).contains(ImageName.parse(name));
        assertThat(transport.calls()).anyMatch(call -> call.startsWith("POST /build"));
    }

    @Test
    void anImageThatSomebodyElseBuiltUnderTheNameMeansABuild() {
        Supplier<BuildSpec.Builder> spec = () -> BuildSpec.dockerfile(GROUPS.from("busybox"), name);
        Image image = ensure(spec.get());
        images.build(BuildSpec.dockerfile("FROM " + name + "\nENV A=b\n", name).build()); // inherits the label

        assertBuiltAnew(
                images.find(name).orElseThrow(),
                () -> BuildSpec.dockerfile(GROUPS.from("busybox") + "ENV B=c\n", name));
        assertThat(ensure(spec.get()).id()).isEqualTo(image.id());
    }

    @Test
    void aContextThatChangesBetweenDigestAndBuildIsNotKept() throws IOException {
        write("Dockerfile", GROUPS.from("busybox") + "COPY hello /\n");
        write("hello", "uno");
        EventSource.Subscription listening = images.onEvent(event -> {
            if (event.action().equals("build") && event.level() == EventLevel.VERBOSE) {
                try {
                    write("hello", "dos");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });

        assertThatThrownBy(() -> ensure(BuildSpec.context(directory, name)))
                .isInstanceOf(ImageBuildException.class)
                .hasMessageContaining("its source changed while it was read");
        assertThat(images.find(name)).isEmpty();

        listening.close();
        assertThat(ensure(BuildSpec.context(directory, name)).names()).contains(ImageName.parse(name));
    }

    /** As Podman does for a stage that is the target. */
    @Test
    void anImageThatTheCacheGivesWithoutItsContentIsBuiltWithoutTheCache() {
        StubTransport stub = new StubTransport()
                .ping("1.41")
                .answer(404, "")
                .answer(200, "{\"aux\":{\"ID\":\"sha256:0a\"}}")
                .answer(200, "{\"Id\":\"sha256:0a\"}")
                .answer(200, "{\"aux\":{\"ID\":\"sha256:0b\"}}")
                .answer(200, "{\"Id\":\"sha256:0b\"}");

        Image image = new Images(RecordingTransport.client(new Reading(stub)))
                .ensure(BuildSpec.dockerfile("FROM busybox AS first\n", "test:uno")
                        .target("first")
                        .build());

        assertThat(image.id()).isEqualTo("sha256:0b");
        assertThat(stub.asked())
                .filteredOn(call -> call.contains("/build?"))
                .satisfiesExactly(
                        build -> assertThat(build).doesNotContain("nocache=true"),
                        build -> assertThat(build).contains("nocache=true"));
    }

    /** Reads what it is sent, as an engine does. */
    private record Reading(DockerHttpClient transport) implements DockerHttpClient {

        @Override
        public Response execute(Request request) {
            try (InputStream sent = request.body()) {
                if (sent != null) {
                    sent.transferTo(OutputStream.nullOutputStream());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return transport.execute(request);
        }

        @Override
        public void close() throws IOException {
            transport.close();
        }
    }

    @Nested
    class OfASavedImage {

        private final String saved = GROUPS.image("saved", UUID.randomUUID().toString(), "ENV OF=saved");
        private final String second = GROUPS.image("saved", UUID.randomUUID().toString(), "ENV OF=second");

        private Path save(String... names) throws IOException {
            var command = docker.saveImagesCmd();
            for (String each : names) {
                ImageName parsed = ImageName.parse(each);
                command.withImage(parsed.group(), String.valueOf(parsed.tag()));
            }
            Path file = directory.resolve("saved.tar");
            try (InputStream tar = command.exec()) {
                Files.copy(tar, file);
            }
            return file;
        }

        private List<String> loads() {
            return transport.calls().stream()
                    .filter(call -> call.startsWith("POST /images/load"))
                    .toList();
        }

        @Test
        void anUnchangedOneIsLookedUpWithOneCallAlsoUnderAnotherName() throws IOException {
            Path tar = save(saved);
            transport.calls();
            Image image = ensure(BuildSpec.tar(tar, name));
            assertThat(loads()).hasSize(1);

            assertThat(image.id()).isEqualTo(images.find(saved).orElseThrow().id());
            assertUnchanged(image, () -> BuildSpec.tar(tar, name));
            transport.calls();
            ensure(BuildSpec.tar(tar, saved));
            assertThat(transport.calls()).containsExactly(lookUp(saved));
        }

        @Test
        void ofSeveralTheOneWithTheNameIsCompared() throws IOException {
            Path tar = save(saved, second);
            transport.calls();

            ensure(BuildSpec.tar(tar, saved));
            ensure(BuildSpec.tar(tar, second));
            assertThat(loads()).isEmpty();
            assertThatThrownBy(() -> ensure(BuildSpec.tar(tar, name)))
                    .isInstanceOf(ImageBuildException.class)
                    .hasMessageContaining("has no image [" + name + "]");
        }

        @Test
        void anotherImageUnderTheNameMeansALoad() throws IOException {
            Path tar = save(saved);
            String id = images.find(saved).orElseThrow().id();
            images.build(BuildSpec.dockerfile(GROUPS.from("busybox") + "ENV OF=other\n", saved)
                    .build());
            transport.calls();

            assertThat(ensure(BuildSpec.tar(tar, saved)).id()).isEqualTo(id);
            assertThat(loads()).hasSize(1);
        }
    }

    @Test
    void baseImagesAreReadFromEachKindOfSource() throws IOException {
        String dockerfile = "FROM test:uno\nCOPY a /\n";
        write("Dockerfile", dockerfile);
        write("a", "a");
        byte[] bytes = TestTars.context(dockerfile, "a", "a");
        Path file = Files.write(directory.resolve("a.tar"), bytes);
        transport.calls();

        assertThat(Stream.of(
                        BuildSpec.context(directory, name),
                        BuildSpec.dockerfile(dockerfile, name),
                        BuildSpec.tar(file, name),
                        BuildSpec.tar(new ByteArrayInputStream(bytes), name)))
                .allSatisfy(
                        spec -> assertThat(images.bases(spec.build())).containsExactly(ImageName.parse("test:uno")));
        assertThat(transport.calls()).isEmpty();
    }

    @Test
    void whatIsNotSoundOrNotBuiltHasNoBaseImages() throws IOException {
        byte[] saved = TestTars.context(
                "FROM test:uno", "manifest.json", "[{\"Config\":\"none.json\",\"RepoTags\":null,\"Layers\":[]}]");

        assertThat(Stream.of(
                        BuildSpec.context(directory, name),
                        BuildSpec.dockerfile(" ", name),
                        BuildSpec.tar(directory.resolve("none.tar"), name),
                        BuildSpec.tar(new ByteArrayInputStream(saved), name)))
                .allSatisfy(spec -> assertThat(images.bases(spec.build())).isEmpty());
    }

    @Test
    void aPlatformArrivesWithAPull() {
        transport.calls();

        assertThatThrownBy(() -> images.pull("localhost:1/none:uno", "linux/arm64"))
                .isInstanceOf(ImagePullException.class)
                .hasMessageContaining("connection refused");
        assertThat(transport.calls())
                .singleElement()
                .satisfies(call -> assertThat(URLDecoder.decode(call, StandardCharsets.UTF_8))
                        .startsWith("POST /images/create?")
                        .contains("platform=linux/arm64"));
        assertThatThrownBy(() -> images.pull("busybox", "arm 64"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[arm 64]");
        assertThat(transport.calls()).isEmpty();
    }
}
