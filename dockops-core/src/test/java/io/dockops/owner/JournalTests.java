package io.dockops.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {

    @TempDir
    Path directory;

    private Path file;
    private Journal journal;

    @BeforeEach
    void begin() throws IOException {
        file = directory.resolve("journal");
        journal = Journal.begin(file, "unix:///engine.sock");
    }

    private JournalEntries entries() throws IOException {
        return JournalEntries.of(file).orElseThrow();
    }

    @Test
    void tellsWhoseItIsAndOfWhichEngine() throws IOException {
        assertThat(entries().engine()).isEqualTo("unix:///engine.sock");
        assertThat(entries().isOfThisJvm()).isTrue();
        assertThat(entries().hasUnanswered()).isFalse();
    }

    @Test
    void theSameProcessIdOfAnotherTimeIsAnotherJvm() throws IOException {
        String began = ThisJvm.identity();
        String text = Files.readString(file).replace(began, began.split("\t", -1)[0] + "\t1");
        Files.writeString(file, text);

        assertThat(entries().isOfThisJvm()).isFalse();
    }

    @Test
    void anIntentIsOpenUntilItIsAnswered() throws IOException {
        journal.intent("uno");
        journal.intent("uno");
        journal.answered("uno");
        assertThat(entries().hasUnanswered()).isTrue();

        journal.answered("uno");
        assertThat(entries().hasUnanswered()).isFalse();
    }

    @Test
    void whatIsKeptAndWhichImagesGo() throws IOException {
        journal.kept("0815");
        journal.image("test:uno", "");
        journal.image("test:dos", "sha256:1");
        journal.image("test:uno", "sha256:2");

        assertThat(entries().kept()).containsExactly("0815");
        assertThat(entries().images()).containsEntry("test:uno", "sha256:2").containsEntry("test:dos", "sha256:1");
    }

    @Test
    void anInterruptDoesNotEndIt() throws IOException {
        Thread.currentThread().interrupt();
        try {
            journal.intent("uno");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        journal.intent("dos");

        journal.answered("uno");
        assertThat(entries().hasUnanswered()).isTrue();
    }

    @Test
    void aLineThatADeathHasCutIsLeftOut() throws IOException {
        journal.intent("uno");
        Files.writeString(file, "inte", StandardOpenOption.APPEND);

        assertThat(entries().hasUnanswered()).isTrue();
    }

    @Test
    void noJournalHasNoEntries() throws IOException {
        assertThat(JournalEntries.of(directory.resolve("none"))).isEmpty();
        Journal.none().intent("uno");
    }

    @Test
    void twoSessionsNeverShareOne() {
        assertThatThrownBy(() -> Journal.begin(file, "unix:///engine.sock"))
                .isInstanceOf(FileAlreadyExistsException.class);
    }
}
