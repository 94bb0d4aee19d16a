package io.dockops.junit.report;

import io.dockops.junit.event.FixtureEvents;
import io.dockops.junit.event.LogProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MarkerFactory;

/** Tells what happened in a session that is over: one line for the log, and the report's files. */
public final class Report {

    private final @Nullable ReportDirectory directory;
    private final @Nullable Logger log;

    /**
     * Get ready to write it, as far as that can be before the session is over.
     *
     * @param directory where; nothing for the line of the log alone
     */
    public Report(Optional<Path> directory) {
        this.directory = directory.isPresent() ? new ReportDirectory(directory.get(), TestRun.ofThisJvm()) : null;
        this.log = LogProvider.isThere() ? LoggerFactory.getLogger("io.dockops.report") : null;
        if (this.directory != null) {
            this.directory.prepare();
        }
    }

    /**
     * Write the report; what goes wrong is logged and fails no test. Where there is no logger, the line is on the standard
     * output, if there is a report that it leads to.
     *
     * @param events what happened
     */
    public void write(FixtureEvents events) {
        RunRecord record = new RunRecord(events.recorded(), events.omitted());
        if (directory != null) {
            write(record, directory);
        } else if (log != null) {
            log.info(MarkerFactory.getMarker("SUMMARY"), "dockops: {}", record.summary());
        }
    }

    private void write(RunRecord record, ReportDirectory directory) {
        boolean interrupted = Thread.interrupted(); // by a test; a file's channel would be closed by it
        try {
            Path page = directory.add(record);
            String told = "dockops: " + record.summary() + "; see " + page.toUri();
            if (log != null) {
                log.info(MarkerFactory.getMarker("SUMMARY"), told);
            } else {
                System.out.println(told);
            }
        } catch (IOException | RuntimeException e) {
            String told = "dockops: " + record.summary() + "; the report could not be written to [" + directory
                    + "]: choose another directory, or off, by the key dockops.report";
            if (log != null) {
                log.warn(told, e);
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
