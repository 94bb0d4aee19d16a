package io.dockops.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    private record Attempt<T>(T member, Future<?> pending) {}

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
            List<Attempt<T>> attempts = members.stream()
                    .map(member -> new Attempt<>(member, threads.submit(() -> action.accept(member))))
                    .toList();
            List<Throwable> failures = new ArrayList<>();
            List<T> lacking = new ArrayList<>();
            for (Attempt<T> attempt : attempts) {
                failure(attempt.pending()).ifPresent(failure -> {
                    if (Causes.isOutOfFiles(failure)) {
                        lacking.add(attempt.member());
                    } else {
                        failures.add(failure);
                    }
                });
            }
            // Where no connection can be opened any more, one after another shares those that are there.
            lacking.forEach(member ->
                    failure(threads.submit(() -> action.accept(member))).ifPresent(failures::add));
            return failures;
        } finally {
            threads.shutdown();
        }
    }

    private static Optional<Throwable> failure(Future<?> one) {
        try {
            Uninterrupted.get(one);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(Objects.requireNonNullElse(e.getCause(), e));
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
