package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a spec copies is there when the container's process starts. */
@Timeout(120)
class CopyIntoContainerTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("create-copy");

    @TempDir
    Path temp;

    private final Containers containers = GROUPS.containers();

    @AfterEach
    void nothingIsLeft() {
        assertThat(GROUPS.removeContainersLeft()).isEmpty();
    }

    private static ContainerSpec.Builder idle() {
        return ContainerSpec.builder(GROUPS.image(
                "idle",
                "uno",
                "RUN mkdir -p -m 0700 /opt/private && mkdir -p -m 1777 /opt/shared && ln -s /opt/shared /opt/link",
                "CMD [\"sleep\", \"600\"]"));
    }

    private Path write(String name, String content, String mode) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static String sh(RunningContainer container, String script) {
        ExecResult result = container.exec("sh", "-c", script);
        assertThat(result.exitCode()).as(result.stderr()).isZero();
        return result.stdout().strip();
    }

    @Test
    void filesAndDirectoriesAreThereBeforeTheProcessStarts() throws IOException {
        Path script = write(
                "run.sh",
                "#!/bin/sh\ncat /etc/greeting /www/index.html /www/css/a.css\necho\nsleep 600\n",
                "rwxr-xr-x");
        write("site/index.html", "page ", "rw-r--r--");
        write("site/css/a.css", "style", "rw-r--r--");
        try (RunningContainer container = containers.run(idle().copy(script, "/usr/local/bin/")
                .copy(write("greeting.txt", "hello ", "rw-r-----"), "/etc/greeting")
                .copy(temp.resolve("site"), "/www")
                .cmd("/usr/local/bin/run.sh")
                .build())) {
            await().untilAsserted(() -> assertThat(container.logs()).isEqualTo("hello page style\n"));
            assertThat(sh(container, "stat -c '%a %u:%g' /etc/greeting /usr/local/bin/run.sh"))
                    .isEqualTo("640 0:0\n755 0:0");
        }
    }

    @Test
    void missingParentsAreMadeForEverybodyAndThoseThatAreThereKeepTheirModes() throws IOException {
        Path file = write("a.txt", "a", "rw-r--r--");
        try (RunningContainer container = containers.run(idle().copy(file, "/srv/new/deep/a.txt")
                .copy(file, "/opt/private/a.txt")
                .copy(file, "/opt/shared/")
                .copy(file, "/opt/link/b.txt")
                .copy(file, "/a.txt")
                .user("1000")
                .build())) {
            assertThat(sh(container, "cat /srv/new/deep/a.txt /opt/shared/a.txt /opt/shared/b.txt /a.txt"))
                    .isEqualTo("aaaa");
            assertThat(sh(container, "stat -c %a /srv/new/deep /opt/private /opt/shared / /opt"))
                    .isEqualTo("755\n700\n1777\n755\n755");
            assertThat(sh(container, "readlink /opt/link")).isEqualTo("/opt/shared");
        }
    }

    @Test
    void anEmptyDirectoryIsMadeAndLinksStayLinks() throws IOException {
        Files.createDirectory(temp.resolve("empty"));
        write("site/a", "a", "rw-r--r--");
        Files.createSymbolicLink(temp.resolve("site/link"), Path.of("a"));
        Files.createSymbolicLink(temp.resolve("site/out"), Path.of("/no/such/file"));
        try (RunningContainer container = containers.run(idle().copy(temp.resolve("empty"), "/srv/empty")
                .copy(temp.resolve("site"), "/srv/site/")
                .build())) {
            assertThat(sh(container, "ls /srv/empty; readlink /srv/site/link; readlink /srv/site/out"))
                    .isEqualTo("a\n/no/such/file");
        }
    }

    @Test
    void whatIsCopiedToAVolumeIsInTheVolume() throws IOException {
        Path file = write("a.txt", "a", "rw-r--r--");
        try (RunningContainer container = containers.run(
                idle().mount(Mount.volume("", "/data")).copy(file, "/data/").build())) {
            assertThat(sh(container, "cat /data/a.txt")).isEqualTo("a");
        }
    }

    @Test
    void aSourceThatIsMissingIsRefusedBeforeThereIsAContainer() {
        Path missing = temp.resolve("missing");

        assertThatThrownBy(() -> containers.run(ContainerSpec.builder(GROUPS.group("none") + ":uno")
                        .copy(missing, "/a")
                        .build()))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("is not created: Cannot use the source of a copy [" + missing + "]");
    }

    @Test
    void aCopyThatTheEngineRefusesLeavesNoContainer() throws IOException {
        Path file = write("a.txt", "a", "rw-r--r--");

        for (ContainerSpec spec : List.of(
                idle().copy(file, "/opt/shared").build(), // a directory is not replaced by a file
                idle().copy(file, "/etc/passwd/a.txt").build())) {
            assertThatThrownBy(() -> containers.create(spec))
                    .isInstanceOf(ContainerStartException.class)
                    .hasMessageContaining("Copying [" + spec.copies().get(0) + "] into a container of image ["
                            + spec.image() + "] failed: ")
                    .hasMessageContaining("directory");
            assertThat(GROUPS.containersLeft()).isEmpty();
        }
    }

    @Test
    void aSourceThatCannotBeReadToItsEndIsToldAndLeavesNoContainer() throws IOException {
        Path directory = Files.createDirectory(temp.resolve("odd"));
        new ProcessBuilder("mkfifo", directory.resolve("pipe").toString())
                .start()
                .onExit()
                .join();

        assertThatThrownBy(
                        () -> containers.create(idle().copy(directory, "/odd").build()))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining(
                        "Cannot pack [" + directory.resolve("pipe") + "]: it is a socket, a FIFO or a device");
        assertThat(GROUPS.containersLeft()).isEmpty();
    }

    @Test
    void aLargeCopyThatTheEngineRefusesHasItsWords() throws IOException {
        Path directory = Files.createDirectory(temp.resolve("large"));
        write("large/a/b", "b", "rw-r--r--");
        try (RandomAccessFile large =
                new RandomAccessFile(directory.resolve("z").toFile(), "rw")) {
            large.setLength(50L << 20);
        }

        assertThatThrownBy(() ->
                        containers.create(idle().copy(directory, "/etc/passwd").build()))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("directory");
        assertThat(GROUPS.containersLeft()).isEmpty();
    }

    @Test
    void ofALargeDirectoryTheHeapStaysFlat() throws Exception {
        Path directory = Files.createDirectory(temp.resolve("large"));
        try (RandomAccessFile large =
                new RandomAccessFile(directory.resolve("zeros").toFile(), "rw")) {
            large.setLength(300L << 20);
        }
        String image = idle().build().image().toString();

        ChildJvm child = ChildJvm.start(List.of("-Xmx48m"), LargeCopyMain.class, image, directory.toString());

        assertThat(child.awaitEnd()).as(child::output).isZero();
        assertThat(child.output()).contains("314572800");
    }
}
