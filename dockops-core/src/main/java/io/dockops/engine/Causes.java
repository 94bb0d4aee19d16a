package io.dockops.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Carries a failure from the thread where it happened to the thread that waits for it. */
public final class Causes {

    private Causes() {}

    /** Return the failure as something unchecked to throw; an {@link Error} is thrown at once. */
    public static RuntimeException unchecked(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (failure instanceof IOException io) {
            return new UncheckedIOException(io);
        }
        return new IllegalStateException(failure);
    }
}
