package io.dockops.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTests {

    @TempDir
    Path directory;

    private Reports reports;

    @BeforeEach
    void begin() throws IOException {
        reports = StateDirectory.at(directory.resolve("state")).reports();
    }

    @Test
    void eachIsShownOnceAndStays() throws IOException {
        reports.write("removed one");
        reports.write("removed two");

        assertThat(reports.take()).containsExactlyInAnyOrder("removed one", "removed two");
        assertThat(reports.take()).isEmpty();
        assertThat(files()).isEqualTo(2);
    }

    @Test
    void whatIsTheSameInEachRunIsForThoseWhoLook() throws IOException {
        reports.writeUnshown("left one");

        assertThat(reports.take()).isEmpty();
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void theOldestAreForgotten() throws IOException {
        for (int i = 0; i < 60; i++) {
            reports.writeUnshown("left " + i);
        }

        assertThat(files()).isEqualTo(50);
    }

    @Test
    void whereNothingWasWrittenNothingIsTaken() throws IOException {
        assertThat(reports.take()).isEmpty();
        assertThat(reports.directory()).doesNotExist();
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(reports.directory())) {
            return files.count();
        }
    }
}
