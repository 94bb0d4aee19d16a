package io.dockops.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTests {

    @TempDir
    Path directory;

    @Test
    void isMadeForItsUserAlone() throws IOException {
        StateDirectory state = StateDirectory.at(directory.resolve("a/b"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void hasAnIdOfItsOwnThatStays() throws IOException {
        StateDirectory one = StateDirectory.at(directory.resolve("one"));
        StateDirectory other = StateDirectory.at(directory.resolve("other"));

        assertThat(one.host()).isEqualTo(one.host()).matches("[0-9a-f]{32}").isNotEqualTo(other.host());
    }

    @Test
    void knowsTheSessionsThatHaveAJournal() throws IOException {
        StateDirectory state = StateDirectory.at(directory);
        Files.createFile(state.session("0123456789ab").journal());
        Files.createFile(state.session("ba9876543210").lock());
        Files.createFile(directory.resolve("other.journal"));

        assertThat(state.sessions()).containsExactly("0123456789ab");

        state.session("0123456789ab").delete();
        assertThat(state.sessions()).isEmpty();
    }

    @Test
    void aFileInItsPlaceIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> StateDirectory.at(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("file");
    }
}
