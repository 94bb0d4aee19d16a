package io.dockops.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarExtractionTests {

    @TempDir
    Path here;

    private Path target;

    @BeforeEach
    void nameTheTarget() {
        target = here.resolve("target");
    }

    private static TarBytes data() throws IOException {
        return new TarBytes().directory("data/");
    }

    private void extract(TarBytes tar) throws IOException {
        TarExtraction.extract(new ByteArrayInputStream(tar.bytes()), target);
    }

    private void assertRefused(TarBytes tar, String why) throws IOException {
        assertThatThrownBy(() -> extract(tar)).isInstanceOf(IOException.class).hasMessageContaining(why);
        try (var left = Files.list(here)) {
            assertThat(left).allMatch(target::equals);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/../../out", "../out", "/out", "data/a/../../../out", ".."})
    void anEntryThatLeadsOutIsRefused(String name) throws IOException {
        assertRefused(data().file(name, "x"), "leads out of what is copied");
        assertRefused(data().special(name, '2', "a"), "leads out of what is copied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../out",
                "a/../../out",
                "..",
                "../../target/../out",
                "self/../out",
                "../sub/../.."
            })
    void aLinkThatLeadsOutIsRefused(String leads) throws IOException {
        assertRefused(
                data().special("data/self", '2', ".").special("data/link", '2', leads), "leads out of what is copied");
        assertThat(target).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", ".", "b", "./b", "..", "../none/b"})
    void aLinkWithinIsMade(String leads) throws IOException {
        extract(data().directory("data/sub/").special("data/sub/link", '2', leads));

        assertThat(Files.readSymbolicLink(target.resolve("sub/link"))).isEqualTo(Path.of(leads));
    }

    @Test
    void nothingIsWrittenThroughALinkOfTheTar() throws IOException {
        assertThatThrownBy(() -> extract(data().directory("data/a/")
                        .special("data/link", '2', "a")
                        .file("data/link/b", "x")))
                .isInstanceOf(IOException.class);

        assertThat(target.resolve("a")).isEmptyDirectory();
    }

    @Test
    void nothingIsWrittenThroughALinkThatIsThere() throws IOException {
        Path elsewhere = Files.createDirectory(here.resolve("elsewhere"));
        Path file = Files.writeString(elsewhere.resolve("file"), "mine");
        Files.createDirectory(target);
        Files.createSymbolicLink(target.resolve("dir"), elsewhere);
        Files.createSymbolicLink(target.resolve("file"), file);

        assertThatThrownBy(() -> extract(data().file("data/file", "new").file("data/dir/file", "new")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("[" + target.resolve("dir") + "] is a link here");

        assertThat(file).hasContent("mine");
        assertThat(Files.isSymbolicLink(target.resolve("file"))).isFalse();
        assertThat(target.resolve("file")).hasContent("new");
    }

    @Test
    void aHardLinkIsACopyOfWhatIsInTheTar() throws IOException {
        extract(data().file("data/a", "x").special("data/b", '1', "data/a"));
        assertThat(target.resolve("b")).hasContent("x");

        assertRefused(data().special("data/b", '1', "data/none"), "is a hard link to [data/none]");
        assertRefused(data().special("data/b", '1', "../none"), "leads out of what is copied");
    }

    @Test
    void aHardLinkToALinkThatIsThereIsRefused() throws IOException {
        Path secret = Files.writeString(here.resolve("secret"), "secret");
        Files.createDirectory(target);
        Files.createSymbolicLink(target.resolve("a"), secret);

        assertThatThrownBy(() -> extract(data().special("data/b", '1', "data/a")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a hard link to [data/a]");
        assertThat(target.resolve("b")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(chars = {'3', '4', '6'})
    void aDeviceIsRefused(char type) throws IOException {
        assertRefused(data().special("data/dev", type, ""), "is a device or a FIFO");
    }

    @Test
    void anEmptyTarIsRefused() throws IOException {
        assertRefused(new TarBytes(), "has no entries");
    }
}
