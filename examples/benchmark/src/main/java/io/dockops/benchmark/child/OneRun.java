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
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        Launch launch = Files.isDirectory(directory) ? Launch.ofDirectory(directory) : Launch.ofClass(args[0]);
        System.out.println("value touch " + (Touch.bodyNanos() - launch.startedNanos()) / 1e6);
        System.out.println("value tests " + launch.tests());
        // What the process has used at most so far, in KiB: a line such as "VmHWM:    81234 kB".
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                System.out.println("value memory " + Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0);
            }
        }
        System.out.println("done");
        // Whoever leaves a thread behind does not keep the JVM: the tests are over, as they are when Surefire ends.
        System.exit(0);
    }
}
