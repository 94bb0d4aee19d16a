package io.dockops.engine;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives every engine call a deadline, on threads of our own: the transport's response time-out is ignored on unix
 * sockets, and a caller's interrupt flag would break its I/O.
 */
final class Deadlines implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(new DaemonThreads("dockops-engine"));

    /**
     * Do a call and wait for its end. An interrupt does not end the wait, which is short: a create that was given up
     * half-way would leave a container that nobody knows of. The flag is restored afterwards.
     *
     * @throws EngineTimeout when the deadline passes first
     * @throws IllegalStateException once this is closed
     */
    <T> T within(Duration deadline, String call, Callable<T> work) {
        Future<T> future = submit(call, work);
        long end = System.nanoTime() + deadline.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new EngineTimeout(
                    "The engine did not answer [" + call + "] within " + deadline.toMillis()
                            + " ms; look at the engine's own log, and restart it if it hangs",
                    e);
        } catch (ExecutionException e) {
            throw Causes.unchecked(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> Future<T> submit(String call, Callable<T> work) {
        try {
            return threads.submit(work);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException(
                    "The engine is not asked to [" + call + "]: the session with it is closed; open another one", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
