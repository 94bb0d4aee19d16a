package io.dockops.engine;

import com.github.dockerjava.api.async.ResultCallback;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a stream of docker-java's until its end: the first failure wins, a deadline bounds the wait, and closing it
 * ends the connection and the thread that docker-java spends on it, however early it comes.
 */
final class StreamCallback<T> implements ResultCallback<T> {

    private final String call;
    private final Consumer<T> consumer;
    private final Consumer<@Nullable Throwable> atEnd;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Closeable stream;
    private @Nullable Throwable failure;
    private boolean started;
    private boolean closed;

    StreamCallback(String call, Consumer<T> consumer) {
        this(call, consumer, failure -> {});
    }

    /**
     * @param atEnd is told, on the stream's thread, of the failure that has ended it once it had begun, or of {@code null}
     *     for an orderly end; not where it was closed
     */
    StreamCallback(String call, Consumer<T> consumer, Consumer<@Nullable Throwable> atEnd) {
        this.call = call;
        this.consumer = consumer;
        this.atEnd = atEnd;
    }

    @Override
    public void onStart(Closeable stream) {
        boolean late;
        synchronized (this) {
            this.stream = stream;
            started = true;
            late = closed;
        }
        begun.countDown();
        if (late) {
            close(); // docker-java leaks the thread of a stream that was closed before it began
        }
    }

    @Override
    public void onNext(T item) {
        synchronized (this) {
            if (closed || failure != null) {
                return;
            }
        }
        try {
            consumer.accept(item);
        } catch (RuntimeException e) {
            onError(e);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        end(thrown);
    }

    @Override
    public void onComplete() {
        end(null);
    }

    private void end(@Nullable Throwable thrown) {
        boolean first;
        boolean begunBefore;
        synchronized (this) {
            // Closing makes the reader fail; that is no failure of the stream.
            first = ended.getCount() > 0 && !closed;
            begunBefore = started;
            if (first) {
                failure = thrown;
            }
            ended.countDown();
        }
        begun.countDown();
        if (first) {
            if (begunBefore || thrown == null) {
                atEnd.accept(thrown);
            }
            if (thrown != null) {
                close(); // what the consumer threw leaves the connection open
            }
        }
    }

    /**
     * Wait for a while until the stream has begun, or will not any more.
     *
     * @throws InterruptedException when the waiting thread is interrupted; the stream is closed then
     */
    boolean beginsWithin(Duration patience) throws InterruptedException {
        try {
            return begun.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    /** Take it for begun, so that what it fails of from now on is told at its end. */
    void countAsBegun() {
        synchronized (this) {
            started |= failure == null;
        }
        begun.countDown();
    }

    /**
     * Wait until the stream has begun.
     *
     * @throws EngineTimeout when the deadline passes first; the stream is closed then
     * @throws InterruptedException when the waiting thread is interrupted; the stream is closed then
     */
    void awaitBegin(Duration deadline) throws InterruptedException {
        if (!beginsWithin(deadline)) {
            close();
            throw notBegun(deadline);
        }
        Throwable thrown = failureToBegin();
        if (thrown != null) {
            throw Causes.unchecked(thrown);
        }
    }

    /** What is said of a stream that should have begun by now. */
    EngineTimeout notBegun(Duration deadline) {
        return new EngineTimeout("The engine did not begin [" + call + "] within " + deadline.toMillis() + " ms", null);
    }

    /** Tell whether it has begun, or will not any more. */
    boolean hasBegun() {
        return begun.getCount() == 0;
    }

    private synchronized @Nullable Throwable failureToBegin() {
        return started ? null : failure;
    }

    /** Tell whether nothing comes any more. */
    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /**
     * Wait for the stream's end, then close it.
     *
     * @throws EngineTimeout when the deadline passes first
     * @throws InterruptedException when the waiting thread is interrupted; the stream is closed then
     */
    void awaitEnd(Duration deadline) throws InterruptedException {
        try (this) {
            if (!ended.await(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new EngineTimeout(
                        "The engine did not finish [" + call + "] within " + deadline.toSeconds() + " s", null);
            }
            Throwable thrown = failure();
            if (thrown != null) {
                throw Causes.unchecked(thrown);
            }
        }
    }

    /** The first failure, if there is one. */
    synchronized @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public void close() {
        Closeable open;
        synchronized (this) {
            closed = true;
            open = stream;
        }
        ended.countDown();
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException("The stream of [" + call + "] could not be closed", e);
            }
        }
    }
}
