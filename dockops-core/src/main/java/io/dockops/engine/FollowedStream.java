package io.dockops.engine;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** A stream that goes on, on a thread of docker-java's, while whoever began it does something else. */
public final class FollowedStream implements AutoCloseable {

    private final StreamCallback<?> callback;
    private final UnaryOperator<RuntimeException> told;

    FollowedStream(StreamCallback<?> callback, UnaryOperator<RuntimeException> told) {
        this.callback = callback;
        this.told = told;
    }

    /** Tell whether nothing comes any more: the engine ended it, it failed, or it was closed. */
    public boolean hasEnded() {
        return callback.hasEnded();
    }

    /** Return what it failed of, in the engine room's terms; nothing where it goes on or came to its end. */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(callback.failure()).map(Causes::unchecked).map(told);
    }

    /** End its connection and its thread. */
    @Override
    public void close() {
        callback.close();
    }
}
