package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A main class of the tests in a JVM of its own, for what ends a JVM or bounds its heap. */
public final class ChildJvm {

    public static final String READY = "ready";

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;

    private ChildJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    public static ChildJvm start(List<String> options, Class<?> main, String... arguments) throws IOException {
        return start(environment -> {}, options, main, arguments);
    }

    /** Starts one in a changed environment. */
    static ChildJvm start(
            Consumer<Map<String, String>> change, List<String> options, Class<?> main, String... arguments)
            throws IOException {
        Path output = Files.createTempFile("dockops-child-", ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        change.accept(builder.environment());
        return new ChildJvm(builder.start(), output);
    }

    /** Its children, and theirs. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Waits until it has printed that it is ready. */
    public ChildJvm awaitReady() {
        await().atMost(LONGEST).until(() -> output().lines().anyMatch(READY::equals) || !process.isAlive());
        assertThat(output()).contains(READY);
        return this;
    }

    /** Asks it to end, as Ctrl-C and service managers do. */
    public ChildJvm terminate() {
        process.destroy();
        return this;
    }

    /** Ends it as the kernel does when memory runs out. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Waits for its end and gives its exit code. */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The child JVM did not end within " + LONGEST + ": " + output());
        }
        output.toFile().deleteOnExit();
        return process.exitValue();
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
