package io.dockops.benchmark.child;

import java.util.concurrent.atomic.AtomicLong;

/** When the body of the measured test began. */
public final class Touch {

    private static final AtomicLong BODY = new AtomicLong();

    private Touch() {}

    /** Say that the test's body begins. */
    public static void body() {
        BODY.set(System.nanoTime());
    }

    static long bodyNanos() {
        return BODY.get();
    }
}
