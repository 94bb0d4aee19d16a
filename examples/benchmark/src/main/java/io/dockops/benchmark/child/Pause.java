package io.dockops.benchmark.child;

import java.util.concurrent.atomic.AtomicLong;

/** What a test does besides having a container: nothing, or something that takes a while. */
public final class Pause {

    private static final AtomicLong MILLIS = new AtomicLong();

    private Pause() {}

    static void set(long millis) {
        MILLIS.set(millis);
    }

    /** Do a test's own work. */
    public static void work() throws InterruptedException {
        if (MILLIS.get() > 0) {
            Thread.sleep(MILLIS.get());
        }
    }
}
