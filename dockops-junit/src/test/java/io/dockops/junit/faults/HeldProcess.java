package io.dockops.junit.faults;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/**
 * Keeps a process from being gone: it can be killed, but its parent is not told before this is closed. So the engine's
 * removal of a container lasts as long as a test needs.
 */
final class HeldProcess implements AutoCloseable {

    private static final int PTRACE_SEIZE = 0x4206;

    private final CountDownLatch released = new CountDownLatch(1);

    private HeldProcess() {}

    static HeldProcess of(long pid) throws Exception {
        HeldProcess held = new HeldProcess();
        FutureTask<Long> seizing = new FutureTask<>(
                () -> C.LIBRARY.ptrace(PTRACE_SEIZE, Math.toIntExact(pid), Pointer.NULL, Pointer.NULL));
        // The kernel knows threads: who seized holds, and lets go when it ends.
        Thread thread = new Thread(
                () -> {
                    seizing.run();
                    held.awaitRelease();
                },
                "holds-process");
        thread.setDaemon(true);
        thread.start();
        seizing.get();
        return held;
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            // it ends then as well
        }
    }

    @Override
    public void close() {
        released.countDown();
    }

    /** What the JDK has no words for. */
    private interface C extends Library {
        C LIBRARY = Native.load("c", C.class);

        long ptrace(int request, int pid, Pointer address, Pointer data) throws LastErrorException;
    }
}
