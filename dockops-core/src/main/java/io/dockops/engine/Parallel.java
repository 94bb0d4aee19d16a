package io.dockops.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
        if (members.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(members.size(), MOST_THREADS), work -> {
            Thread thread = new Thread(work, "dockops-parallel");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> pending = new ArrayList<>();
            for (T member : members) {
                pending.add(threads.submit(() -> action.accept(member)));
            }
            return failures(pending);
        } finally {
            threads.shutdown();
        }
    }

    private static List<Throwable> failures(List<Future<?>> pending) {
        List<Throwable> failures = new ArrayList<>();
        boolean interrupted = false;
        for (Future<?> one : pending) {
            while (true) {
                try {
                    one.get();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    failures.add(e.getCause());
                    break;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return failures;
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
