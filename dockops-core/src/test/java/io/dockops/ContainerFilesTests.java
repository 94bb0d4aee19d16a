package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files go into a container and come out of it. */
@Timeout(90)
class ContainerFilesTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("session-files");

    @TempDir
    Path here;

    private RunningContainer container;

    @BeforeEach
    void run() {
        container = GROUPS.containers()
                .run(ContainerSpec.builder(GROUPS.image("files", "uno"))
                        .cmd("sleep", "600")
                        .build());
    }

    @AfterEach
    void end() {
        container.close();
    }

    private String read(String path) {
        return container.exec("cat", path).stdout();
    }

    @Test
    void aFileGoesInUnderItsNewPathOrIntoADirectory() throws IOException {
        Path file = Files.writeString(here.resolve("zwölf.sql"), "select 1");

        container.copyTo(file, "/made/on the way/schema.sql");
        container.copyTo(file, "/made/");

        assertThat(read("/made/on the way/schema.sql")).isEqualTo("select 1");
        assertThat(read("/made/zwölf.sql")).isEqualTo("select 1");
    }

    @Test
    void aDirectorysContentGoesInAndComesOut() throws IOException {
        Path source = Files.createDirectories(here.resolve("source/sub"));
        Path script = Files.writeString(source.resolve("run.sh"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x---"));
        Files.createSymbolicLink(source.resolve("link"), Path.of("run.sh"));
        Files.createDirectory(source.resolve("empty"));

        container.copyTo(here.resolve("source"), "/data");
        container.exec("sh", "-c", "ln /data/sub/run.sh /data/hard; ln -s ../data /data/within; rm /data/within");
        container.copyFrom("/data", here.resolve("target/deeper"));

        Path target = here.resolve("target/deeper");
        assertThat(target.resolve("sub/run.sh")).hasContent("#!/bin/sh");
        assertThat(Files.getPosixFilePermissions(target.resolve("sub/run.sh")))
                .isEqualTo(PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(Files.readSymbolicLink(target.resolve("sub/link"))).isEqualTo(Path.of("run.sh"));
        assertThat(target.resolve("sub/empty")).isEmptyDirectory();
        assertThat(target.resolve("hard")).hasContent("#!/bin/sh");

        container.copyFrom("/data", target);
        assertThat(target.resolve("sub/run.sh")).hasContent("#!/bin/sh");
    }

    @Test
    void aFileComesOutUnderItsNewPathOrIntoADirectory() throws IOException {
        container.exec("sh", "-c", "echo uno > /uno.txt");

        container.copyFrom("/uno.txt", here.resolve("made/due.txt"));
        container.copyFrom("/uno.txt", here);

        assertThat(here.resolve("made/due.txt")).hasContent("uno");
        assertThat(here.resolve("uno.txt")).hasContent("uno");
    }

    @Test
    void aStoppedContainerIsCopiedToAndFrom() throws IOException {
        container.kill();
        container.copyTo(Files.writeString(here.resolve("a.txt"), "a"), "/a.txt");
        container.copyFrom("/a.txt", here.resolve("b.txt"));

        assertThat(here.resolve("b.txt")).hasContent("a");
    }

    @Test
    void whatIsNotThereIsToldOnBothSides() {
        Path none = here.resolve("none");
        assertThatThrownBy(() -> container.copyTo(none, "/none"))
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("into container [" + container.name() + "] failed")
                .hasMessageContaining("there is no such file")
                .hasMessageContaining(none.toString());
        assertThatThrownBy(() -> container.copyTo(here, "relative"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Bad target of a copy [relative]");
        assertThatThrownBy(() -> container.copyFrom("/none", here))
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining(
                        "Copying [/none] of container [" + container.name() + "] to [" + here + "] failed")
                .hasMessageContaining("Could not find the file /none");
        assertThat(here).isEmptyDirectory();
    }

    @Test
    void aLinkThatLeadsOutFailsTheCopy() throws IOException {
        container.exec("sh", "-c", "mkdir /out; ln -s /etc/passwd /out/link; ln -s /uno.txt /single");
        assertThatThrownBy(() -> container.copyFrom("/out", here.resolve("out")))
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("the link [out/link] to [/etc/passwd] leads out of what is copied");
        assertThatThrownBy(() -> container.copyFrom("/single", here.resolve("single")))
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("it is a link to [/uno.txt]; name what it leads to");
        assertThat(here.resolve("out")).isEmptyDirectory();
        assertThat(here.resolve("single")).doesNotExist();
    }

    @Test
    void aDeviceFailsTheCopy() {
        container.exec("sh", "-c", "mkdir /pipes; mkfifo /pipes/one");
        assertThatThrownBy(() -> container.copyFrom("/pipes", here))
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("[pipes/one] is a device or a FIFO");
    }

    @Test
    void whatCanNotBeWrittenIsNotTakenForTheEnginesFailure() throws IOException {
        container.exec("sh", "-c", "echo uno > /uno.txt");
        Path file = Files.writeString(here.resolve("file"), "in the way");
        assertThatThrownBy(() -> container.copyFrom("/uno.txt", file.resolve("below")))
                .isExactlyInstanceOf(DockopsException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aContainerThatIsGoneIsTold() throws IOException {
        container.close();
        Path file = Files.writeString(here.resolve("a.txt"), "a");
        assertThatThrownBy(() -> container.copyTo(file, "/a.txt"))
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("No such container");
        assertThatThrownBy(() -> container.copyFrom("/etc", here))
                .isInstanceOf(DockopsException.class)
                .hasMessageContaining("No such container");
    }
}
