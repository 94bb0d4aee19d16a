package io.dockops.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leaves nothing behind: at the end, after a failure, and when the benchmark is told to end. */
final class CleanUp {

    private final Children children;
    private final Path temp;
    private final AtomicBoolean done = new AtomicBoolean();
    private volatile @Nullable Stage stage;

    CleanUp(Children children, Path temp) {
        this.children = children;
        this.temp = temp;
        Runtime.getRuntime().addShutdownHook(new Thread(this::run, "clean-up"));
    }

    Stage with(Stage given) {
        stage = given;
        return given;
    }

    /** The children first: they might start something more. Once is enough. */
    void run() {
        if (done.getAndSet(true)) {
            return;
        }
        children.end();
        Stage ended = stage;
        try {
            if (ended != null) {
                ended.close();
            }
            delete();
        } catch (IOException e) {
            Progress.say("could not clean up: " + e);
        }
    }

    private void delete() throws IOException {
        List<Path> paths;
        try (Stream<Path> found = Files.walk(temp)) {
            paths = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
