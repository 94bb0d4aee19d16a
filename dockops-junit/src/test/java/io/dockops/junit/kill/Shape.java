package io.dockops.junit.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/** How a JVM is killed. None of them gives it a chance to do anything. */
enum Shape {
    /** The process alone, as the kernel does that runs out of memory. */
    PROCESS {
        @Override
        void kill(ProcessHandle jvm) {
            jvm.destroyForcibly();
        }
    },

    /** Its process group, as shells and terminals do. */
    GROUP {
        @Override
        void kill(ProcessHandle jvm) throws IOException, InterruptedException {
            Process kill = new ProcessBuilder("kill", "-KILL", "--", "-" + jvm.pid())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(kill.getInputStream().readAllBytes(), UTF_8);
            if (kill.waitFor() != 0 && jvm.isAlive()) {
                throw new IOException("The group of process [" + jvm.pid() + "] is not killed: " + output);
            }
        }
    },

    /** The process and all of its descendants, which go first, as CI servers do. */
    TREE {
        @Override
        void kill(ProcessHandle jvm) {
            for (int i = 0; i < PASSES; i++) {
                List<ProcessHandle> descendants =
                        jvm.descendants().filter(ProcessHandle::isAlive).toList();
                if (descendants.isEmpty()) {
                    break;
                }
                descendants.forEach(ProcessHandle::destroyForcibly);
            }
            List<ProcessHandle> last = jvm.descendants().toList();
            jvm.destroyForcibly();
            last.forEach(ProcessHandle::destroyForcibly);
        }
    };

    /** How often it is looked for descendants: each may have had one more child meanwhile. */
    private static final int PASSES = 5;

    abstract void kill(ProcessHandle jvm) throws IOException, InterruptedException;
}
