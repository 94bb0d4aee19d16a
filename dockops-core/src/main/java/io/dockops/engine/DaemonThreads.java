package io.dockops.engine;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes threads that keep no JVM alive. */
public final class DaemonThreads implements ThreadFactory {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;

    public DaemonThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name + "-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
