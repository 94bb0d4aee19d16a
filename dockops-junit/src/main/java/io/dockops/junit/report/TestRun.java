package io.dockops.junit.report;

import java.time.Instant;
import java.util.Optional;

/**
 * The test run that this JVM is a part of. The forks of one build have one parent that is no shell: the process of Maven, or
 * the daemon of Gradle or Maven, which outlives the build, so that a part counts as one of an earlier build where it ended
 * long before this JVM began. A JVM that no build tool has started, as in an IDE, is a run of its own.
 *
 * @param key the same for all parts of a run
 * @param begun when this JVM began
 * @param outlived whether the parent may serve several builds
 */
record TestRun(String key, Instant begun, boolean outlived) {

    private static final long LONGEST_GAP_SECONDS = 10;

    static TestRun ofThisJvm() {
        ProcessHandle self = ProcessHandle.current();
        boolean gradle = System.getProperty("org.gradle.test.worker") != null;
        // The name of its own jar, or of its main class.
        boolean surefire = System.getProperty("sun.java.command", "").contains("surefire");
        if (gradle || surefire) {
            Optional<ProcessHandle> parent = parent(self);
            if (parent.isPresent()) {
                boolean outlived =
                        gradle || parent.get().info().commandLine().orElse("").contains("mvnd");
                return new TestRun(key("build", parent.get()), begun(self), outlived);
            }
        }
        return new TestRun(key("jvm", self), begun(self), false);
    }

    private static Optional<ProcessHandle> parent(ProcessHandle of) {
        Optional<ProcessHandle> parent = of.parent();
        while (parent.isPresent() && isShell(parent.get().info().command().orElse(""))) {
            parent = parent.get().parent();
        }
        return parent;
    }

    private static boolean isShell(String command) {
        String name = command.substring(Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1);
        return switch (name) {
            case "sh", "bash", "dash", "zsh", "ash", "busybox", "cmd.exe" -> true;
            default -> false;
        };
    }

    private static String key(String kind, ProcessHandle process) {
        return kind + "-" + process.pid() + "-" + begun(process).toEpochMilli();
    }

    private static Instant begun(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** Tell whether a part is of this run. */
    boolean includes(String otherKey, Instant ended) {
        return key.equals(otherKey) && (!outlived || !ended.isBefore(begun.minusSeconds(LONGEST_GAP_SECONDS)));
    }
}
