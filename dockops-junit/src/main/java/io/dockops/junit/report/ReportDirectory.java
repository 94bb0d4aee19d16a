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

/**
 * The directory of a run's report: a part of each JVM, and one page of all. Each JVM writes its part, then the page of the
 * parts so far, under a lock; so the last one's page has all, and no JVM waits for another to end.
 */
final class ReportDirectory {

    /** A lock on a file is the JVM's, and refused to its second thread. */
    private static final Object ONE_THREAD = new Object();

    private final Path directory;

    ReportDirectory(Path directory) {
        this.directory = directory;
    }

    /** Add a part, and return the page. */
    Path add(RunRecord record, TestRun run) throws IOException {
        Files.createDirectories(directory);
        String name =
                "run-" + ProcessHandle.current().pid() + "-" + record.begun().toEpochMilli() + ".json";
        Path page = directory.resolve("index.html");
        synchronized (ONE_THREAD) {
            try (FileChannel channel = FileChannel.open(
                            directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                write(directory.resolve(name), out -> out.write(Part.json(record, run)));
                List<Path> parts = parts(run);
                write(page, out -> Page.write(out, parts));
                lock.release();
            }
        }
        return page;
    }

    /** The parts of the run by their names; those of earlier runs are deleted. */
    private List<Path> parts(TestRun run) throws IOException {
        List<Path> parts = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "run-*.json")) {
            for (Path file : files) {
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

    @FunctionalInterface
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** A reader sees the whole file, or what was there before. */
    private static void write(Path file, Writing writing) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh), 64 * 1024)) {
            writing.to(out);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
