package io.dockops.testing;

import java.io.IOException;

/** Does what ends when somebody closes a connection. */
public final class Background {

    private Background() {}

    /** Some reading and writing. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    /** Do it on a thread of its own, which keeps no JVM; a connection that breaks ends it. */
    public static void run(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One side has gone, or the test has closed it.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}
