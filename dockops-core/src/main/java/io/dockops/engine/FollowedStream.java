package io.dockops.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A stream that goes on, on a thread of docker-java's, while whoever began it does something else. */
public final class FollowedStream implements AutoCloseable {

    /** How long an engine may take to refuse a stream, where it does not tell that one has begun. */
    private static final Duration REFUSAL = Duration.ofMillis(500);

    private final StreamCallback<?> callback;
    private final Duration callTimeout;
    private final UnaryOperator<RuntimeException> told;
    private final BooleanSupplier beginsLate;
    private final long asked = System.nanoTime();

    /**
     * @param beginsLate whether the engine answers with the first item only, as Podman does with a log's first line
     */
    FollowedStream(
            StreamCallback<?> callback,
            Duration callTimeout,
            UnaryOperator<RuntimeException> told,
            BooleanSupplier beginsLate) {
        this.callback = callback;
        this.callTimeout = callTimeout;
        this.told = told;
        this.beginsLate = beginsLate;
    }

    /**
     * Wait until it has begun, or may begin at any time.
     *
     * @throws EngineException if it did not
     * @throws InterruptedException when the thread is interrupted; the stream is closed then
     */
    public void awaitBegin() throws InterruptedException {
        try {
            if (!callback.beginsWithin(REFUSAL) && beginsLate.getAsBoolean()) {
                callback.countAsBegun();
            }
            callback.awaitBegin(callTimeout);
        } catch (RuntimeException e) {
            throw told.apply(e);
        }
    }

    /** Tell whether nothing comes any more: the engine ended it, it failed, or it was closed. */
    public boolean hasEnded() {
        return callback.hasEnded();
    }

    /**
     * Return what it failed of, in the engine room's terms, or that it should have begun by now; nothing where it goes on
     * or came to its end.
     */
    public Optional<RuntimeException> failure() {
        if (!callback.hasBegun() && !beginsLate.getAsBoolean() && System.nanoTime() - asked > callTimeout.toNanos()) {
            return Optional.of(callback.notBegun(callTimeout));
        }
        return Optional.ofNullable(callback.failure()).map(Causes::unchecked).map(told);
    }

    /** End its connection and its thread. */
    @Override
    public void close() {
        callback.close();
    }
}
