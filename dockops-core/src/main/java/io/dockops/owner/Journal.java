package io.dockops.owner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a session is about to make, before the engine hears of it, so that whoever cleans up after a dead one
 * knows what to look for. {@link JournalEntries} reads it. One line for each entry, words with tabs between.
 */
public final class Journal implements AutoCloseable {

    static final String JVM = "jvm";
    static final String ENGINE = "engine";
    static final String INTENT = "intent";
    static final String ANSWERED = "answered";
    static final String KEPT = "kept";
    static final String IMAGE = "image";

    private final @Nullable OutputStream file;

    private Journal(@Nullable OutputStream file) {
        this.file = file;
    }

    /** Begin the journal of a session on an engine. */
    public static Journal begin(Path file, String engine) throws IOException {
        Files.createFile(file);
        // No channel: an interrupt of the thread that writes would close it, for all to come.
        Journal journal = new Journal(new FileOutputStream(file.toFile(), true));
        journal.write(JVM, ThisJvm.identity());
        journal.write(ENGINE, engine);
        return journal;
    }

    /** A journal for where none can be written. */
    public static Journal none() {
        return new Journal(null);
    }

    /** Note down that something is about to be made. */
    public void intent(String name) throws IOException {
        write(INTENT, name);
    }

    /** Note down that the engine has answered to the create: it is there, or never will be. */
    public void answered(String name) throws IOException {
        write(ANSWERED, name);
    }

    /** Note down that a container, network or volume, given by its id, or an image stays. */
    public void kept(String id) throws IOException {
        write(KEPT, id);
    }

    /**
     * Note down that an image's name goes with the session.
     *
     * @param id what the name means now; empty where there is no such image yet
     */
    public void image(String name, String id) throws IOException {
        write(IMAGE, name + "\t" + id);
    }

    private void write(String word, String rest) throws IOException {
        if (file != null) {
            file.write((word + "\t" + rest + "\n").getBytes(UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
