package io.dockops.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CopyTarTests {

    @TempDir
    Path temp;

    private final CopyTar tar = new CopyTar();

    private Path write(String name, String content) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private Map<String, String> packed() throws IOException {
        try (InputStream in = tar.open()) {
            return TarBytes.read(in);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/opt/new.txt, opt/new.txt",
        "//opt//new.txt, opt/new.txt",
        "/opt/, opt/a.txt",
        "/, a.txt",
        "/new.txt, new.txt",
    })
    void aFileIsOneEntryAndNoneForItsParents(String target, String name) throws IOException {
        tar.add(write("a.txt", "a"), target);

        assertThat(packed()).containsExactly(entry(name, "a"));
    }

    @ParameterizedTest
    @CsvSource({"/opt/www, opt/www/", "/opt/www/, opt/www/", "/, ''"})
    void ofADirectoryItsContentGoesBelowTheTarget(String target, String prefix) throws IOException {
        write("site/index.html", "hello");
        write("site/css/a.css", "body");
        Files.createDirectory(temp.resolve("site/empty"));
        tar.add(temp.resolve("site"), target);

        assertThat(packed())
                .containsExactly(
                        entry(prefix + "css/", ""),
                        entry(prefix + "css/a.css", "body"),
                        entry(prefix + "empty/", ""),
                        entry(prefix + "index.html", "hello"));
    }

    @Test
    void onlyAnEmptyDirectoryIsAnEntryOfItsOwn() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        tar.add(empty, "/var/empty");
        tar.add(empty, "/");

        assertThat(packed()).containsExactly(entry("var/empty/", ""));
    }

    @Test
    void allCopiesAreInOneTar() throws IOException {
        tar.add(write("a", "1"), "/a");
        tar.add(write("b", "2"), "/b");
        tar.add(write("c", "3"), "/a");

        assertThat(packed()).containsExactly(entry("a", "3"), entry("b", "2")); // the last one wins
        assertThat(new CopyTar().open().readAllBytes()).containsOnly(0);
    }

    @Test
    void modesAreKeptAndTheOwnerIsRoot() throws IOException {
        Path file = write("run", "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
        tar.add(file, "/usr/bin/run");

        try (InputStream in = tar.open()) {
            assertThat(TarBytes.entries(in.readAllBytes()))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.getMode() & 07777).isEqualTo(0750))
                    .returns(0L, TarArchiveEntry::getLongUserId)
                    .returns(0L, TarArchiveEntry::getLongGroupId);
        }
    }

    @Test
    void aLinkIsFollowedWhereItIsNamedAndSentAsItIsWithinADirectory() throws IOException {
        write("real/secret", "s3cret");
        Files.createDirectory(temp.resolve("site"));
        Files.createSymbolicLink(temp.resolve("site/out"), temp.resolve("real/secret"));
        Files.createSymbolicLink(temp.resolve("site/up"), Path.of("../real"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("real/secret"));
        tar.add(link, "/opt/");
        tar.add(temp.resolve("site"), "/www");
        tar.add(Files.createSymbolicLink(temp.resolve("linked"), Path.of("site")), "/www2/");

        assertThat(packed())
                .containsExactly(
                        entry("opt/link", "s3cret"),
                        entry("www/out", "-> " + temp.resolve("real/secret")),
                        entry("www/up", "-> ../real"),
                        entry("www2/out", "-> " + temp.resolve("real/secret")),
                        entry("www2/up", "-> ../real"));
    }

    @Test
    void aSourceThatIsMissingOrUnusableIsRefused() throws IOException {
        Path missing = temp.resolve("missing");
        Path dangling = Files.createSymbolicLink(temp.resolve("dangling"), missing);
        for (Path bad : new Path[] {missing, dangling}) {
            assertThatThrownBy(() -> tar.add(bad, "/a"))
                    .isInstanceOf(TarException.class)
                    .hasMessageContaining("the source of a copy [" + bad + "]: there is no such file or directory");
        }
        Path socket = temp.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertThatThrownBy(() -> tar.add(socket, "/a")).hasMessageContaining("neither a file nor a directory");
        }
    }

    @Test
    void aFileThatVanishesMeanwhileFailsTheReader() throws IOException {
        Path file = write("a", "1");
        tar.add(file, "/a");
        Files.delete(file);

        assertThatThrownBy(() -> {
                    try (InputStream in = tar.open()) {
                        in.transferTo(OutputStream.nullOutputStream());
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Cannot pack [" + file + "]");
    }
}
