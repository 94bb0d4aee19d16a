package io.dockops.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
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

    /** Tell whether the process could not open a file or connection, as it has as many open as it may. */
    static boolean isOutOfFiles(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof IOException
                        && String.valueOf(cause.getMessage()).contains("Too many open files"));
    }
}
