package io.dockops.junit;

import io.dockops.DockopsException;
import io.dockops.junit.fixture.StartedContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks at containers at once, each on a thread of its own, and waits for all of them so long and no longer. */
final class Looks {

    private Looks() {}

    /** What came of one: a result, or what the failure says. */
    record Look<R>(StartedContainer container, Optional<R> result, String failure) {}

    private record Begun<R>(StartedContainer container, FutureTask<R> task) {}

    static <R> List<Look<R>> at(
            Collection<StartedContainer> containers, Duration longest, Function<StartedContainer, R> look) {
        long end = System.nanoTime() + longest.toNanos();
        List<Begun<R>> begun = new ArrayList<>();
        for (StartedContainer container : containers) {
            FutureTask<R> task = new FutureTask<>(() -> look.apply(container));
            Thread thread = new Thread(task, "dockops-look");
            thread.setDaemon(true);
            thread.start();
            begun.add(new Begun<>(container, task));
        }
        // An interrupt, as by a test's time-out, waits until this is done, which is soon.
        boolean interrupted = Thread.interrupted();
        try {
            List<Look<R>> looks = new ArrayList<>();
            for (Begun<R> one : begun) {
                looks.add(awaited(one, end, longest));
            }
            return looks;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static <R> Look<R> awaited(Begun<R> begun, long end, Duration longest) {
        StartedContainer container = begun.container();
        try {
            R result = begun.task().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return new Look<>(container, Optional.of(result), "");
        } catch (ExecutionException e) {
            return new Look<>(container, Optional.empty(), message(e.getCause()));
        } catch (TimeoutException e) {
            begun.task().cancel(true);
            return new Look<>(
                    container, Optional.empty(), "the engine did not tell within " + longest.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Look<>(container, Optional.empty(), "the thread was interrupted");
        }
    }

    private static String message(@Nullable Throwable failure) {
        return failure instanceof DockopsException ? String.valueOf(failure.getMessage()) : String.valueOf(failure);
    }
}
