package io.dockops.tar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/**
 * What a job writes, as a stream: the job runs on a thread of its own, at most a small buffer ahead of the reader.
 *
 * <p>The thread starts with the first read, so that a stream that nobody reads costs nothing, and is a daemon, so that
 * one that nobody closes does not keep the JVM.
 */
final class PackedStream extends InputStream {

    static final int AHEAD = 1 << 17;

    /** Writes all of a stream. */
    @FunctionalInterface
    interface Job {
        void writeTo(OutputStream out) throws IOException;
    }

    private final BoundedPipe pipe = new BoundedPipe(AHEAD);
    private final Job job;
    private final Thread worker;
    private boolean started;

    PackedStream(String name, Job job) {
        this.job = job;
        worker = new Thread(this::work, name);
        worker.setDaemon(true);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        if (len == 0) {
            return 0;
        }
        start();
        return pipe.read(b, off, len);
    }

    /** Stop the worker, wherever it is: waiting for room, or for a slow disk. */
    @Override
    public void close() {
        pipe.abandon();
        worker.interrupt();
    }

    private synchronized void start() {
        if (!started) {
            started = true;
            worker.start();
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever ends the worker early must reach the reader
    private void work() {
        try {
            job.writeTo(new Sink());
            pipe.finish();
        } catch (Throwable e) {
            pipe.fail(e);
        }
    }

    private final class Sink extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            pipe.write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            pipe.write(b, off, len);
        }
    }
}
