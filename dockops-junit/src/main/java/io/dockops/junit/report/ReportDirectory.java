package io.dockops.junit.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a run's report: a part of each JVM, and one page of all. Each JVM writes its part, then the page of the
 * parts so far, under a lock; so the last one's page has all, and no JVM waits for another to end.
 */
final class ReportDirectory {

    /** A lock on a file is the JVM's, and refused to its second thread. */
    private static final Object ONE_THREAD = new Object();

    private final Path directory;
    private final TestRun run;
    private @Nullable Page page;

    ReportDirectory(Path directory, TestRun run) {
        this.directory = directory;
        this.run = run;
    }

    /** Read what can be read before the run is over. */
    void prepare() {
        try {
            page();
        } catch (IOException e) {
            // It is tried again, and told, when the page is written.
        }
    }

    private Page page() throws IOException {
        Page read = page;
        if (read == null) {
            read = new Page();
            page = read;
        }
        return read;
    }

    @Override
    public String toString() {
        return directory.toString();
    }

    /** Add a part, and return the page. */
    Path add(RunRecord record) throws IOException {
        Files.createDirectories(directory);
        String name =
                "run-" + ProcessHandle.current().pid() + "-" + record.begun().toEpochMilli() + ".json";
        Path index = directory.resolve("index.html");
        synchronized (ONE_THREAD) {
            try (FileChannel channel = FileChannel.open(
                            directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Path part = directory.resolve(name);
                Files.write(fresh(part), Part.json(record, run));
                complete(part);
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh(index)), 64 * 1024)) {
                    page().write(out, parts(part));
                }
                complete(index);
                lock.release();
            }
        }
        return index;
    }

    /** The parts of the run by their names, also that of this JVM; those of earlier runs are deleted. */
    private List<Path> parts(Path own) throws IOException {
        List<Path> parts = new ArrayList<>();
        parts.add(own);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "run-*.json")) {
            for (Path file : files) {
                if (file.equals(own)) {
                    continue; // what it says is known
                }
                Optional<Part> part = Part.of(file);
                if (part.isPresent()
                        && run.includes(part.get().run(), part.get().ended())) {
                    parts.add(file);
                } else if (part.isEmpty() || part.get().ended().isBefore(run.begun())) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Collections.sort(parts);
        return parts;
    }

    /** Where a file is written first. */
    private static Path fresh(Path file) {
        return file.resolveSibling(file.getFileName() + ".tmp");
    }

    /** A reader sees the whole file, or what was there before. */
    private static void complete(Path file) throws IOException {
        Files.move(fresh(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
