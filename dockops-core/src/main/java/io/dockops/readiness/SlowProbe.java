package io.dockops.readiness;

import io.dockops.engine.Causes;
import io.dockops.engine.ContainerFacts;
import io.dockops.engine.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a probe that may take its time on a thread of its own, one question at a time, so that the container's end and the
 * time-outs are noticed meanwhile.
 */
public final class SlowProbe implements Probe {

    private static final long SOON_MS = 10;

    private final Probe probe;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new DaemonThreads("dockops-probe"));
    private @Nullable Future<Answer> pending;
    private long askedAt;
    private String lastReason = "";

    public SlowProbe(Probe probe) {
        this.probe = probe;
    }

    @Override
    public Answer ask(ContainerFacts container) {
        Future<Answer> asked = pending;
        if (asked == null) {
            asked = thread.submit(() -> probe.ask(container));
            askedAt = System.nanoTime();
            pending = asked;
        }
        try {
            Answer answer = asked.get(SOON_MS, TimeUnit.MILLISECONDS);
            pending = null;
            lastReason = answer.reason();
            return answer;
        } catch (TimeoutException e) {
            return Answer.no(stillAsked());
        } catch (ExecutionException e) {
            throw Causes.unchecked(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.no("the wait for its answer was interrupted");
        }
    }

    /** What was asked before the end may still be answered. */
    @Override
    public Answer askEnded(ContainerFacts container) {
        Answer answer = pending == null ? Probe.super.askEnded(container) : ask(container);
        return answer.ready() || pending != null ? answer : Probe.super.askEnded(container);
    }

    private String stillAsked() {
        String asked = "it was asked "
                + Duration.ofNanos(System.nanoTime() - askedAt).toMillis() + " ms ago and has not answered yet";
        return lastReason.isEmpty() ? asked : lastReason + " (" + asked + " again)";
    }

    @Override
    public void close() {
        thread.shutdownNow();
        probe.close();
    }
}
