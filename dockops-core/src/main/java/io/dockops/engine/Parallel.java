package io.dockops.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does one thing to many in parallel, on threads of its own: every member is attempted, and an interrupt waits until all
 * are done.
 */
public final class Parallel {

    private static final int MOST_THREADS = 16;

    private Parallel() {}

    private record Work<T>(T member, Consumer<T> action) implements Runnable {

        @Override
        public void run() {
            action.accept(member);
        }
    }

    private record Attempt(Runnable work, Future<?> pending) {}

    /**
     * Do an action to each member.
     *
     * @throws RuntimeException the first member's failure, with those of the others suppressed
     */
    public static <T> void forEach(Collection<T> members, Consumer<T> action) {
        throwFirst(attemptEach(members, action));
    }

    /** Do an action to each member, and return the failures in the members' order. */
    public static <T> List<Throwable> attemptEach(Collection<T> members, Consumer<T> action) {
        List<Work<T>> works = new ArrayList<>();
        for (T member : members) {
            works.add(new Work<>(member, action));
        }
        return attemptAll(works);
    }

    /** Do all of this, and return the failures in its order. */
    public static List<Throwable> attemptAll(Collection<? extends Runnable> works) {
        if (works.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(works.size(), MOST_THREADS), new DaemonThreads("dockops-parallel"));
        try {
            List<Attempt> attempts = new ArrayList<>();
            for (Runnable work : works) {
                attempts.add(new Attempt(work, threads.submit(work)));
            }
            List<Throwable> failures = new ArrayList<>();
            List<Runnable> lacking = new ArrayList<>();
            for (Attempt attempt : attempts) {
                Throwable failure = failure(attempt.pending());
                if (failure != null && Causes.isOutOfFiles(failure)) {
                    lacking.add(attempt.work());
                } else if (failure != null) {
                    failures.add(failure);
                }
            }
            // Where no connection can be opened any more, one after another shares those that are there.
            for (Runnable work : lacking) {
                Throwable failure = failure(threads.submit(work));
                if (failure != null) {
                    failures.add(failure);
                }
            }
            return failures;
        } finally {
            threads.shutdown();
        }
    }

    private static @Nullable Throwable failure(Future<?> one) {
        try {
            Uninterrupted.get(one);
            return null;
        } catch (ExecutionException e) {
            return Objects.requireNonNullElse(e.getCause(), e);
        }
    }

    /** Throw the first of these failures with the others suppressed, or nothing where there is none. */
    public static void throwFirst(List<Throwable> failures) {
        @Nullable Throwable first = failures.isEmpty() ? null : failures.get(0);
        if (first != null) {
            failures.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
            throw Causes.unchecked(first);
        }
    }
}
