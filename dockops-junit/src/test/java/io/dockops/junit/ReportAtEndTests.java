package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.junit.event.ContainerEvent;
import io.dockops.junit.event.ContainerEvent.Step;
import io.dockops.junit.event.FixtureEvents;
import io.dockops.junit.event.Requester;
import io.dockops.junit.report.Report;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a report is made ready, and that it is written once. */
class ReportAtEndTests {

    @TempDir
    Path directory;

    private final BlockingQueue<String> madeOn = new LinkedBlockingQueue<>();

    private final ReportAtEnd report = new ReportAtEnd(() -> {
        madeOn.add(Thread.currentThread().getName());
        return new Report(Optional.of(directory));
    });

    @Test
    void itIsMadeReadyOnceBesideTheFirstContainersEnd() throws InterruptedException {
        report.container(event(Step.READY));
        assertThat(madeOn).isEmpty();

        report.container(event(Step.STOP_BEGUN));
        assertThat(madeOn.poll(10, TimeUnit.SECONDS)).isEqualTo("dockops-report");

        report.container(event(Step.STOP_BEGUN));
        report.write(events());
        assertThat(madeOn).isEmpty();
        assertThat(directory.resolve("index.html")).exists();
    }

    @Test
    void whereNoContainerHasEndedItIsMadeReadyWhenItIsWritten() {
        report.write(events());

        assertThat(madeOn).containsExactly(Thread.currentThread().getName());
        assertThat(directory.resolve("index.html")).exists();
    }

    private static FixtureEvents events() {
        FixtureEvents events = new FixtureEvents();
        events.tell(event(Step.REMOVED));
        return events;
    }

    private static ContainerEvent event(Step step) {
        return new ContainerEvent(
                Instant.EPOCH,
                step,
                1,
                Requester.of("com.example.ShopTests"),
                "db",
                "postgres:16",
                "CLASS",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
