package io.dockops.junit.report;

import io.dockops.junit.event.FixtureEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** Tells what happened in a session that is over: one line for the log, and the report's files. */
public final class Report {

    private static final String OFF = "off";
    private static final String NAME = "dockops";
    private static final Marker SUMMARY = MarkerFactory.getMarker("SUMMARY");

    private Report() {}

    /**
     * Write the report; what goes wrong is logged and fails no test.
     *
     * @param events what happened
     * @param configured the directory, or {@code off}; nothing for the build tool's usual place
     */
    public static void write(FixtureEvents events, Optional<String> configured) {
        Logger log = LoggerFactory.getLogger("io.dockops.report");
        RunRecord record = new RunRecord(events.recorded(), events.omitted());
        Optional<Path> directory = directory(configured, module());
        if (directory.isEmpty()) {
            log.info(SUMMARY, "dockops: {}", record.summary());
            return;
        }
        boolean interrupted = Thread.interrupted(); // by a test; a file's channel would be closed by it
        try {
            Path page = new ReportDirectory(directory.get()).add(record, TestRun.ofThisJvm());
            log.info(SUMMARY, "dockops: {}; see {}", record.summary(), page.toUri());
        } catch (IOException | RuntimeException e) {
            log.warn(
                    "dockops: {}; the report could not be written to [{}]: choose another directory, or off, by the key"
                            + " dockops.report",
                    record.summary(),
                    directory.get(),
                    e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Where the build tool says that the module is, else where this process is. */
    private static Path module() {
        @Nullable String basedir = System.getProperty("basedir");
        return Path.of(basedir == null ? "" : basedir).toAbsolutePath();
    }

    static Optional<Path> directory(Optional<String> configured, Path module) {
        if (configured.isPresent()) {
            return configured.get().equalsIgnoreCase(OFF)
                    ? Optional.empty()
                    : Optional.of(module.resolve(configured.get()).normalize());
        }
        if (Files.exists(module.resolve("pom.xml"))) {
            return Optional.of(module.resolve("target").resolve(NAME));
        }
        if (Files.exists(module.resolve("build.gradle")) || Files.exists(module.resolve("build.gradle.kts"))) {
            return Optional.of(module.resolve("build").resolve(NAME));
        }
        return Optional.empty();
    }
}
