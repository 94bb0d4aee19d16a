package io.dockops.engine;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits to the end, whoever interrupts the thread meanwhile, whose flag is set afterwards; what is waited for has a deadline. */
public final class Uninterrupted {

    private Uninterrupted() {}

    /** Return what came of it. */
    public static <T> T get(Future<T> future) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
