package io.dockops.tar;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A pipe of a fixed size between one writer and one reader, each on its own thread.
 *
 * <p>Unlike {@link java.io.PipedInputStream} it knows a failure from an end: only {@link #finish} ends it cleanly.
 */
final class BoundedPipe {

    private final byte[] ring;
    private int start;
    private int count;
    private boolean finished;
    private boolean abandoned;
    private @Nullable Throwable failure;

    BoundedPipe(int capacity) {
        ring = new byte[capacity];
    }

    /** Wait for at least one byte; -1 after the clean end. */
    synchronized int read(byte[] b, int off, int len) throws IOException {
        awaitWhile(() -> count == 0 && !finished && failure == null && !abandoned);
        if (abandoned) {
            throw new IOException("The stream is closed");
        }
        if (failure != null) {
            // every read fails from now on: a reader that tries again must not take silence for the end
            throw new IOException(failure.getMessage() == null ? failure.toString() : failure.getMessage(), failure);
        }
        if (count == 0) {
            return -1;
        }
        int length = Math.min(Math.min(len, count), ring.length - start);
        System.arraycopy(ring, start, b, off, length);
        start = (start + length) % ring.length;
        count -= length;
        notifyAll();
        return length;
    }

    /** Wait until all the bytes have found room. */
    synchronized void write(byte[] b, int off, int len) throws IOException {
        int from = off;
        int left = len;
        while (left > 0) {
            awaitWhile(() -> count == ring.length && !abandoned);
            if (abandoned) {
                throw new IOException("Nobody reads the stream any more");
            }
            int end = (start + count) % ring.length;
            int length = Math.min(Math.min(left, ring.length - count), ring.length - end);
            System.arraycopy(b, from, ring, end, length);
            from += length;
            left -= length;
            count += length;
            notifyAll();
        }
    }

    /** The writer came to its end. */
    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    /** The writer failed. */
    synchronized void fail(Throwable cause) {
        failure = cause;
        notifyAll();
    }

    /** The reader left. */
    synchronized void abandon() {
        abandoned = true;
        notifyAll();
    }

    private synchronized void awaitWhile(BooleanSupplier held) throws IOException {
        try {
            while (held.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("Interrupted while streaming");
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
