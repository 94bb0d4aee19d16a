package io.dockops.owner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * What was removed, or left and why, by whoever cleans up after the dead: written to files, since nobody listens at that
 * time, and taken by the next run to show them.
 */
public record Reports(Path directory) {

    private static final String FRESH = ".report";
    private static final String SHOWN = ".shown";
    private static final int MOST_SHOWN = 50;

    /** Write one that is shown by the next run. */
    public void write(String text) throws IOException {
        write(text, FRESH);
    }

    /** Write one that is not shown. */
    public void writeUnshown(String text) throws IOException {
        write(text, SHOWN);
        forgetOldest();
    }

    /** At once or not at all. */
    private void write(String text, String suffix) throws IOException {
        Files.createDirectories(directory);
        String name = Instant.now().toString().replace(':', '-') + "-" + UUID.randomUUID();
        Path draft = directory.resolve(name + ".draft");
        Files.writeString(draft, text, UTF_8, StandardOpenOption.CREATE_NEW);
        Files.move(draft, directory.resolve(name + suffix));
    }

    /** Take those that nobody has taken yet; they stay as files for a while. */
    public List<String> take() throws IOException {
        List<String> taken = new ArrayList<>();
        for (Path report : files(FRESH)) {
            Path shown = Path.of(report.toString().replace(FRESH, SHOWN));
            try {
                Files.move(report, shown);
                taken.add(Files.readString(shown, UTF_8));
            } catch (NoSuchFileException e) {
                // Another run was faster, and shows it.
            }
        }
        if (!taken.isEmpty()) {
            forgetOldest();
        }
        return taken;
    }

    private void forgetOldest() throws IOException {
        List<Path> shown = files(SHOWN);
        for (Path report : shown.subList(0, Math.max(0, shown.size() - MOST_SHOWN))) {
            Files.deleteIfExists(report);
        }
    }

    private List<Path> files(String suffix) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (file.toString().endsWith(suffix)) {
                    found.add(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(found);
        return found;
    }
}
