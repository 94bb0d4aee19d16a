package io.dockops.junit.report;

import io.dockops.junit.event.FixtureEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** Tells what happened in a session that is over: one line for the log, and the report's files. */
public final class Report {

    private static final Marker SUMMARY = MarkerFactory.getMarker("SUMMARY");

    private Report() {}

    /**
     * Write the report; what goes wrong is logged and fails no test.
     *
     * @param events what happened
     * @param directory where; nothing for the line of the log alone
     */
    public static void write(FixtureEvents events, Optional<Path> directory) {
        Logger log = LoggerFactory.getLogger("io.dockops.report");
        RunRecord record = new RunRecord(events.recorded(), events.omitted());
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
}
