package io.dockops.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ContextDirectoryTests {

    @TempDir
    Path temp;

    private Path dir = Path.of("");

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void aDockerfile() throws IOException {
        dir = Files.createDirectory(temp.resolve("context"));
        write("Dockerfile", "FROM scratch");
    }

    private Path write(String name, String content) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private InputStream open() {
        return ContextDirectory.of(dir, "Dockerfile").open(told::add);
    }

    private Map<String, String> pack() throws IOException {
        try (InputStream in = open()) {
            return TarBytes.read(in);
        }
    }

    private void assertFails(Path path, String why) {
        assertThatThrownBy(() -> {
                    try (InputStream in = open()) {
                        in.transferTo(OutputStream.nullOutputStream());
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Cannot pack [" + path + "]: " + why);
    }

    @Test
    void itsBytesAreTheSameWhereTheyAreWrittenOnTheSameThread() throws IOException {
        write("sub/a.txt", "a");
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        ContextDirectory.of(dir, "Dockerfile").writeTo(written);

        try (InputStream in = open()) {
            assertThat(written.toByteArray()).isEqualTo(in.readAllBytes());
        }
    }

    @Nested
    class What_is_packed {

        @Test
        void allOfItSortedAndEachEntryIsTold() throws IOException {
            write("b/z", "z");
            write("b/a", "a");
            write("b.txt", "text");
            Files.createDirectory(dir.resolve("empty"));
            assertThat(pack())
                    .containsExactly(
                            Map.entry("Dockerfile", "FROM scratch"),
                            Map.entry("b/", ""),
                            Map.entry("b/a", "a"),
                            Map.entry("b/z", "z"),
                            Map.entry("b.txt", "text"),
                            Map.entry("empty/", ""));
            assertThat(told).containsExactly("Dockerfile", "b", "b/a", "b/z", "b.txt", "empty");
        }

        @Test
        void whatItMakesPassesItsOwnScan() throws IOException {
            write("n".repeat(200) + "/" + "m".repeat(200), "long");
            Path tar = Files.createTempDirectory(temp, "out").resolve("a.tar");
            try (InputStream in = open()) {
                Files.copy(in, tar);
            }
            TarArchive archive = TarArchive.scan(tar, "Dockerfile", name -> {});
            assertThat(archive.kind()).isEqualTo(TarArchive.Kind.BUILD_CONTEXT);
            assertThat(archive.entries()).isEqualTo(3);
        }

        @Test
        void equalFilesMakeEqualBytesWheneverTheyWereWritten() throws IOException {
            Path file = write("a", "a");
            byte[] first = open().readAllBytes();
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_234_567_890));
            assertThat(open().readAllBytes()).isEqualTo(first);
        }

        @Test
        void permissionsAreKeptAndOwnersAndTimesAreNot() throws IOException {
            Files.setPosixFilePermissions(write("run", ""), PosixFilePermissions.fromString("rwxr-x---"));
            Files.setPosixFilePermissions(dir.resolve("Dockerfile"), PosixFilePermissions.fromString("rw-r--r--"));
            List<TarArchiveEntry> entries = TarBytes.entries(open().readAllBytes());
            assertThat(entries).extracting(entry -> entry.getMode() & 07777).containsExactly(0644, 0750);
            assertThat(entries).allSatisfy(entry -> {
                assertThat(entry.getLongUserId()).isZero();
                assertThat(entry.getLongGroupId()).isZero();
                assertThat(entry.getUserName() + entry.getGroupName()).isEmpty();
                assertThat(entry.getLastModifiedTime().toMillis()).isZero();
            });
        }

        @Test
        void linksAreLinksWhereverTheyLead() throws IOException {
            Path outside = Files.createTempDirectory(temp, "outside");
            Files.writeString(outside.resolve("secret"), "s3cret");
            Files.createSymbolicLink(dir.resolve("abs"), outside);
            Files.createSymbolicLink(dir.resolve("dangling"), Path.of("nowhere"));
            Files.createSymbolicLink(dir.resolve("loop"), Path.of("."));
            Files.createSymbolicLink(dir.resolve("up"), Path.of("../" + outside.getFileName() + "/secret"));
            byte[] bytes = open().readAllBytes();
            assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("s3cret");
            assertThat(TarBytes.read(new ByteArrayInputStream(bytes)))
                    .containsEntry("abs", "-> " + outside)
                    .containsEntry("dangling", "-> nowhere")
                    .containsEntry("loop", "-> .")
                    .containsEntry("up", "-> ../" + outside.getFileName() + "/secret")
                    .hasSize(5);
        }

        @Test
        void namesAreUTF8WhateverTheLocale() throws IOException {
            // by URI, since a JVM in the locale C cannot spell it otherwise
            Path odd = Path.of(URI.create(dir.toUri() + "%C3%BC+%E2%98%BA"));
            Files.writeString(odd, "ü");
            assertThat(pack()).containsEntry("ü+☺", "ü");
            assertThat(told).contains("ü+☺");
        }

        @Test
        void aNameThatIsNoUTF8IsRefusedRatherThanGarbled() throws IOException {
            Path odd = Path.of(URI.create(dir.toUri() + "a%FF"));
            Files.writeString(odd, "");
            assertFails(dir, "the name or link target of [" + odd.toUri() + "] cannot be read as text");
        }
    }

    @Nested
    class What_is_ignored {

        @Test
        void theDockerfileAndTheListItselfAreSentAllTheSame() throws IOException {
            write(".dockerignore", "**");
            write("a", "");
            assertThat(pack()).containsOnlyKeys(".dockerignore", "Dockerfile");
            assertThat(told).containsExactly(".dockerignore", "Dockerfile");
        }

        @Test
        void aDockerfileInAnIgnoredFolderIsFound() throws IOException {
            write(".dockerignore", "docker\n");
            write("docker/Dockerfile", "FROM x");
            write("docker/other", "");
            Map<String, String> packed =
                    TarBytes.read(ContextDirectory.of(dir, "docker/Dockerfile").open(told::add));
            assertThat(packed).containsOnlyKeys(".dockerignore", "Dockerfile", "docker/Dockerfile");
        }

        @Test
        void exceptionsBelowAnIgnoredDirectoryArePacked() throws IOException {
            write(".dockerignore", "a\n!a/b/keep\n!**/*.md\n");
            write("a/b/keep", "k");
            write("a/b/drop", "");
            write("a/deep/er/x.md", "m");
            write("a/deep/er/x.txt", "");
            assertThat(pack()).containsOnlyKeys(".dockerignore", "Dockerfile", "a/b/keep", "a/deep/er/x.md");
        }

        @Test
        void anIgnoredDirectoryIsNotEvenListed() throws IOException {
            write(".dockerignore", "a\n!b/c");
            write("a/x", "");
            // the name could not be packed, nor even compared with a pattern
            Files.writeString(Path.of(URI.create(dir.toUri() + "a/%FF")), "");
            assertThat(pack()).containsOnlyKeys(".dockerignore", "Dockerfile");
        }

        @Test
        void theListOfTheDockerfileComesFirst() throws IOException {
            write(".dockerignore", "a");
            write("Dockerfile.dockerignore", "b");
            write("a", "");
            write("b", "");
            assertThat(pack()).containsOnlyKeys(".dockerignore", "Dockerfile", "Dockerfile.dockerignore", "a");
        }

        @Test
        void aBadPatternIsAnErrorBeforeAnythingIsPacked() throws IOException {
            write(".dockerignore", "ok\n[a");
            assertThatThrownBy(ContextDirectoryTests.this::open)
                    .isInstanceOf(TarException.class)
                    .hasMessageContaining("its [.dockerignore] has the bad pattern [[a]");
        }
    }

    @Nested
    class What_is_refused {

        @Test
        void aMissingDirectory() {
            assertThatThrownBy(() -> ContextDirectory.of(dir.resolve("none"), "Dockerfile"))
                    .isInstanceOf(TarException.class)
                    .hasMessageContaining("the directory [" + dir.resolve("none") + "]: there is no such directory");
        }

        @Test
        void aFile() {
            assertThatThrownBy(() -> ContextDirectory.of(dir.resolve("Dockerfile"), "Dockerfile"))
                    .isInstanceOf(TarException.class)
                    .hasMessageContaining("it is a file; give it as a tar file");
        }

        @Test
        void noDockerfile() throws IOException {
            assertThatThrownBy(() -> ContextDirectory.of(dir, "docker/Dockerfile"))
                    .isInstanceOf(TarException.class)
                    .hasMessageContaining("it has no [docker/Dockerfile]; put a Dockerfile there");
            Files.createDirectory(dir.resolve("folder"));
            assertThatThrownBy(() -> ContextDirectory.of(dir, "folder")).hasMessageContaining("is not a file");
        }

        @Test
        void aLowerCaseNameIsTakenAsTheEngineTakesIt() throws IOException {
            Files.move(dir.resolve("Dockerfile"), dir.resolve("dockerfile"));
            write(".dockerignore", "*");
            assertThat(pack()).containsOnlyKeys(".dockerignore", "dockerfile");
        }

        @Test
        void aDockerfileThatLinksOut() throws IOException {
            Path outside = Files.createTempFile(temp, "Dockerfile", "");
            Files.createSymbolicLink(dir.resolve("linked"), outside);
            Files.createSymbolicLink(dir.resolve("fine"), Path.of("Dockerfile"));
            assertThatThrownBy(() -> ContextDirectory.of(dir, "linked")).hasMessageContaining("leads out of it");
            assertThat(ContextDirectory.of(dir, "fine")).isNotNull();
        }

        @Test
        void aSocketUnlessItIsIgnored() throws IOException {
            Path path = dir.resolve("s");
            try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                socket.bind(UnixDomainSocketAddress.of(path));
                assertFails(path, "it is a socket, a FIFO or a device");
                write(".dockerignore", "s");
                assertThat(pack()).containsOnlyKeys(".dockerignore", "Dockerfile");
            }
        }

        @Test
        void aFIFOWithoutOpeningIt() throws IOException, InterruptedException {
            Path path = dir.resolve("fifo");
            assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                    .isZero();
            assertFails(path, "it is a socket, a FIFO or a device");
        }

        @Test
        void anUnreadableFile() throws IOException {
            Path path = write("locked", "x");
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
            assumeThat(Files.isReadable(path)).as("root reads everything").isFalse();
            assertFails(path, "java.nio.file.AccessDeniedException");
        }
    }

    /** Files change while the listener, which runs on the packing thread, holds it at their name. */
    @Nested
    class What_changes_meanwhile {

        private void assertFailsWhen(String at, Change change, Path path, String why) {
            InputStream in = ContextDirectory.of(dir, "Dockerfile").open(name -> {
                if (name.equals(at)) {
                    change.run();
                }
            });
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Cannot pack [" + path + "]: " + why);
        }

        interface Change {
            void apply() throws IOException;

            default void run() {
                try {
                    apply();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Test
        void aFileThatVanishes() throws IOException {
            Path file = write("a", "x");
            assertFailsWhen("a", () -> Files.delete(file), file, "it vanished while the directory was packed");
            write("a", "x");
            assertFailsWhen("Dockerfile", () -> Files.delete(file), file, "it vanished");
        }

        @Test
        void aDirectoryThatVanishes() throws IOException {
            Path sub = Files.createDirectory(dir.resolve("sub"));
            assertFailsWhen("sub", () -> Files.delete(sub), sub, "it vanished");
        }

        @Test
        void aFileThatGrows() throws IOException {
            Path file = write("a", "x");
            assertFailsWhen("a", () -> Files.writeString(file, "xx"), file, "it grew beyond 1 bytes");
        }

        @Test
        void aFileThatShrinks() throws IOException {
            Path file = write("a", "xyz");
            assertFailsWhen("a", () -> Files.writeString(file, "x"), file, "it shrank by 2 bytes");
        }

        @Test
        void aFileThatTurnsIntoALinkIsNotFollowed() throws IOException {
            Path file = write("a", "x");
            Path outside = Files.writeString(temp.resolve("outside"), "y"); // of the same size
            Change turn = () -> {
                Files.delete(file);
                Files.createSymbolicLink(file, outside);
            };
            assertFailsWhen("a", turn, file, "");
        }

        @Test
        void aDirectoryThatTurnsIntoALinkIsNotFollowed() throws IOException {
            Path sub = Files.createDirectory(dir.resolve("sub"));
            Path outside = Files.createDirectory(temp.resolve("others"));
            Files.writeString(outside.resolve("secret"), "s3cret");
            Change turn = () -> {
                Files.delete(sub);
                Files.createSymbolicLink(sub, outside);
            };
            assertFailsWhen("sub", turn, sub, "it turned into a link");
        }
    }

    @Nested
    class What_is_big {

        @Test
        void halfAGiBIsStreamedAndNeverReadAheadOfTheReader() throws IOException {
            long size = 512L << 20;
            try (RandomAccessFile big = new RandomAccessFile(dir.resolve("big").toFile(), "rw")) {
                big.setLength(size); // sparse: no disk is used
            }
            write("z", "after");
            try (InputStream in = open()) {
                assertThat(in.readNBytes(600)).hasSize(600);
                // "big" was begun, but "z" cannot be reached while nobody reads
                await().until(() -> told.contains("big") && workerWaits());
                assertThat(told).doesNotContain("z");
                long rest = in.transferTo(OutputStream.nullOutputStream());
                assertThat(rest).isGreaterThan(size);
            }
            assertThat(told).contains("z");
        }

        @Test
        void closingEarlyEndsThePacking() throws IOException {
            try (RandomAccessFile big = new RandomAccessFile(dir.resolve("big").toFile(), "rw")) {
                big.setLength(512L << 20);
            }
            InputStream in = open();
            assertThat(in.read()).isPositive();
            await().until(this::workerWaits);
            in.close();
            await().until(() -> workers().isEmpty());
        }

        private boolean workerWaits() {
            return workers().stream().anyMatch(thread -> thread.getState() == Thread.State.WAITING);
        }

        private List<Thread> workers() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("dockops-pack-" + dir))
                    .toList();
        }
    }
}
