package io.dockops.junit.report;

import io.dockops.junit.event.FixtureEvents;
import io.dockops.junit.event.LogProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** Tells what happened in a session that is over: one line for the log, and the report's files. */
public final class Report {

    private Report() {}

    /** Loaded only where there is a logger. */
    private static final class Log {

        private static final Logger LOG = LoggerFactory.getLogger("io.dockops.report");
        private static final Marker SUMMARY = MarkerFactory.getMarker("SUMMARY");
    }

    /**
     * Write the report; what goes wrong is logged and fails no test. Where there is no logger, the line is on the standard
     * output, if there is a report that it leads to.
     *
     * @param events what happened
     * @param directory where; nothing for the line of the log alone
     */
    public static void write(FixtureEvents events, Optional<Path> directory) {
        boolean isLogged = LogProvider.isThere();
        RunRecord record = new RunRecord(events.recorded(), events.omitted());
        if (directory.isPresent()) {
            write(record, directory.get(), isLogged);
        } else if (isLogged) {
            Log.LOG.info(Log.SUMMARY, "dockops: {}", record.summary());
        }
    }

    private static void write(RunRecord record, Path directory, boolean isLogged) {
        boolean interrupted = Thread.interrupted(); // by a test; a file's channel would be closed by it
        try {
            Path page = new ReportDirectory(directory).add(record, TestRun.ofThisJvm());
            String told = "dockops: " + record.summary() + "; see " + page.toUri();
            if (isLogged) {
                Log.LOG.info(Log.SUMMARY, told);
            } else {
                System.out.println(told);
            }
        } catch (IOException | RuntimeException e) {
            String told = "dockops: " + record.summary() + "; the report could not be written to [" + directory
                    + "]: choose another directory, or off, by the key dockops.report";
            if (isLogged) {
                Log.LOG.warn(told, e);
            } else {
                System.out.println(told + " (" + e + ")");
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
