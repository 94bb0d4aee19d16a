package io.dockops.junit;

import io.dockops.engine.Causes;
import io.dockops.engine.Uninterrupted;
import io.dockops.junit.event.ContainerEvent;
import io.dockops.junit.event.FixtureEvents;
import io.dockops.junit.event.FixtureListener;
import io.dockops.junit.report.Report;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes a session's report when all is over. It is made ready while the first container goes, as that is waited for anyway. */
final class ReportAtEnd implements FixtureListener {

    private final AtomicBoolean begun = new AtomicBoolean();
    private final FutureTask<Report> report;

    /**
     * @param directory where a key says that it goes
     */
    ReportAtEnd(Optional<String> directory) {
        this(new Callable<>() {
            @Override
            public Report call() {
                return new Report(BuildModule.ofThisJvm().output(directory));
            }
        });
    }

    /**
     * @param ready makes one that is ready to be written
     */
    ReportAtEnd(Callable<Report> ready) {
        this.report = new FutureTask<>(ready);
    }

    @Override
    public void container(ContainerEvent event) {
        if (event.step() == ContainerEvent.Step.STOP_BEGUN && begun.compareAndSet(false, true)) {
            Thread thread = new Thread(report, "dockops-report");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void write(FixtureEvents events) {
        report.run();
        try {
            Uninterrupted.get(report).write(events);
        } catch (ExecutionException e) {
            throw Causes.unchecked(e.getCause());
        }
    }
}
