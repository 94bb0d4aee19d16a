package io.dockops.benchmark.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A JVM's whole life: one class's tests, or a directory's, and what they took as seen from within. */
public final class OneRun {

    private OneRun() {}

    /**
     * Run the tests.
     *
     * @param args the class's name, or the directory's path
     */
    public static void main(String[] args) {
        // Whoever leaves a thread behind does not keep the JVM: the tests are over, as they are when Surefire ends.
        try {
            run(args[0]);
            System.exit(0);
        } catch (IOException | RuntimeException | LinkageError e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(String what) throws IOException {
        Path directory = Path.of(what);
        Launch launch = Files.isDirectory(directory) ? Launch.ofDirectory(directory) : Launch.ofClass(what);
        System.out.println("value touch " + (Touch.bodyNanos() - launch.startedNanos()) / 1e6);
        System.out.println("value tests " + launch.tests());
        // What the process has used at most so far, in KiB: a line such as "VmHWM:    81234 kB".
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                System.out.println("value memory "
                        + Long.parseLong(line.substring("VmHWM:".length(), line.length() - " kB".length())
                                        .strip())
                                / 1024.0);
            }
        }
        System.out.println("done");
    }
}
