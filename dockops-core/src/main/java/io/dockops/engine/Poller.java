package io.dockops.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The one place that waits by asking again: at once, then after 10 ms, then ever longer up to 50 ms, by the monotonic
 * clock. Awaitility would do, but its class loading was measured at 33 to 50 ms of a cold start, more than the 10 ms
 * that a start may spend on it.
 */
public final class Poller {

    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMillis(50);

    private Poller() {}

    /** Wait for a moment; not at all where the thread is interrupted. */
    static void pause(Duration moment) {
        LockSupport.parkNanos(moment.toNanos());
    }

    /**
     * Ask until there is an answer, the time is over, or the thread is interrupted (its flag stays set).
     *
     * @return the answer, or nothing where it did not come in time
     */
    public static <T> Optional<T> poll(Duration timeout, Supplier<Optional<T>> question) {
        long end = System.nanoTime() + timeout.toNanos();
        long pause = FIRST.toNanos();
        while (true) {
            Optional<T> answer = question.get();
            long left = end - System.nanoTime();
            if (answer.isPresent() || left <= 0 || Thread.currentThread().isInterrupted()) {
                return answer;
            }
            LockSupport.parkNanos(Math.min(pause, left));
            pause = Math.min(pause * 3 / 2, LONGEST.toNanos());
        }
    }
}
