package io.dockops.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dockops.testing.FaultTable;
import java.io.File;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sockets that the user may not open; root may open all, so a child JVM without its rights looks at them. */
class PermissionTests {

    private static final boolean ROOT = ProcessUser.uid() == 0;

    @TempDir
    Path directory;

    @TempDir
    static Path classPath;

    private Path socket = Path.of("unset");
    private ServerSocketChannel engine;

    @BeforeEach
    void listenWhereOnlyTheOwnersGroupMay() throws IOException {
        allow(directory, "rwxr-xr-x");
        socket = directory.resolve("engine.sock");
        engine = Sockets.listen(socket);
        allow(socket, "---------");
    }

    @AfterEach
    void hangUp() throws IOException {
        engine.close();
    }

    @Test
    void theReasonNamesTheUserTheGroupAndTheCommand() throws Exception {
        giveTo("daemon");

        assertThat(asNobody("probe"))
                .contains("permission denied: the user [nobody] may not open it, the socket's group is [daemon];"
                        + " sudo usermod -aG daemon nobody, then log in again");
    }

    @Test
    void theSessionsExceptionIsToldTheSameWay() throws Exception {
        giveTo("daemon");

        String told = asNobody("session");

        assertThat(told).contains("the user [nobody] may not open it, the socket's group is [daemon]");
        FaultTable.saw("socket permission denied", told);
    }

    private void giveTo(String group) throws IOException {
        assumeTrue(ROOT, "only root may give a socket to another group");
        Files.getFileAttributeView(socket, PosixFileAttributeView.class)
                .setGroup(socket.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group));
    }

    @Test
    void nobodyIsToldToJoinTheGroupOfRoot() throws Exception {
        assumeTrue(ROOT, "the socket belongs to root's group when root made it");

        assertThat(asNobody("probe"))
                .contains("the socket's group is [root]; give the")
                .doesNotContain("usermod");
    }

    @Test
    void aLockedDirectoryIsNamed() throws Exception {
        allow(directory, "---------");
        try {
            assertThat(asNobody("probe")).contains("permission denied: ").contains("may not look into [" + directory);
        } finally {
            allow(directory, "rwxr-xr-x");
        }
    }

    @Test
    void theTransportsExceptionIsToldTheSameWay() throws Exception {
        assertThat(asNobody("transport"))
                .contains("No engine answers at [unix://" + socket + "], from DOCKER_HOST: permission denied: ")
                .contains("the socket's group is [");
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private String asNobody(String how) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ROOT ? readableClassPath() : System.getProperty("java.class.path"),
                AsNobody.class.getName(),
                how,
                socket.toString()));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(output).isZero();
        return output;
    }

    /** The class path, copied to where another user may read it: root's home is closed. */
    private String readableClassPath() throws IOException {
        Path copies = Files.createDirectories(classPath.resolve("copies"));
        allow(classPath, "rwxr-xr-x");
        StringJoiner entries = new StringJoiner(File.pathSeparator);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path original = Path.of(entry);
            if (Files.isRegularFile(original)) {
                Path copy = copies.resolve(original.getFileName());
                Files.copy(original, copy, StandardCopyOption.REPLACE_EXISTING);
                entries.add(copy.toString());
            } else {
                entries.add(entry);
            }
        }
        return entries.toString();
    }
}
