package io.dockops.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A JVM that runs classes through {@link ChildRun}: one that can have another environment, and can be killed. */
public final class ChildJvm implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PATIENCE_FOR_MUCH = Duration.ofMinutes(20); // a gigabyte on a busy machine

    private final Process process;
    private final Duration patience;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader = new Thread(this::read, "child-output");

    private ChildJvm(Process process, Duration patience) {
        this.process = process;
        this.patience = patience;
        reader.start();
    }

    /** Start one on the engine that a variable as of the docker CLI's names. */
    public static ChildJvm withDockerHost(String dockerHost, Class<?>... classes) throws IOException {
        return withEnvironment(Map.of("DOCKER_HOST", dockerHost), classes);
    }

    /** Start one with these variables beside those of this JVM. */
    public static ChildJvm withEnvironment(Map<String, String> variables, Class<?>... classes) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(classes));
        builder.environment().putAll(variables);
        return start(builder, PATIENCE);
    }

    /**
     * Start one on an engine, that may have no more than so many files open.
     *
     * @param jars its class path, as each class of a directory is a file to open when it is first used
     */
    public static ChildJvm withFiles(int most, String jars, String dockerHost, Class<?>... classes) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -n " + most + " && exec \"$@\"", "sh"));
        command.addAll(command(jars, classes));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DOCKER_HOST", dockerHost);
        return start(builder, PATIENCE);
    }

    /** Start one on the usual engine, with another class path than this one's. */
    public static ChildJvm withClassPath(String classPath, Class<?>... classes) throws IOException {
        return withClassPath(classPath, Map.of(), classes);
    }

    /** Start one on the usual engine, with another class path than this one's, and these variables beside this one's. */
    public static ChildJvm withClassPath(String classPath, Map<String, String> variables, Class<?>... classes)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(classPath, classes));
        builder.environment().putAll(variables);
        return start(builder, PATIENCE);
    }

    /** Start one with these variables beside those of this JVM, and these options of the JVM's. */
    public static ChildJvm withOptions(Map<String, String> variables, List<String> options, Class<?>... classes)
            throws IOException {
        List<String> command = command(classes);
        command.addAll(1, options);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(variables);
        return start(builder, PATIENCE);
    }

    /**
     * Start one on a terminal of its own.
     *
     * @param received gets what the terminal gets
     */
    public static ChildJvm onTerminal(
            Path received, Map<String, String> variables, List<String> options, Class<?>... classes)
            throws IOException {
        List<String> command = command(classes);
        command.addAll(1, options);
        String line = command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        ProcessBuilder builder = new ProcessBuilder("script", "-qec", line, received.toString());
        builder.environment().putAll(variables);
        return start(builder, PATIENCE);
    }

    /** Start one on the usual engine, that does not ignore SIGINT as the background jobs of a shell do. */
    public static ChildJvm interruptible(Class<?>... classes) throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(command(classes));
        return start(new ProcessBuilder(command), PATIENCE);
    }

    /** Start one on the usual engine, whose heap is of this size at most, such as {@code 64m}. */
    public static ChildJvm withHeap(String most, Class<?>... classes) throws IOException {
        List<String> command = command(classes);
        command.add(1, "-Xmx" + most);
        return start(new ProcessBuilder(command), PATIENCE_FOR_MUCH);
    }

    private static List<String> command(Class<?>... classes) {
        return command(System.getProperty("java.class.path"), classes);
    }

    private static List<String> command(String classPath, Class<?>... classes) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                ChildRun.class.getName()));
        Arrays.stream(classes).map(Class::getName).forEach(command::add);
        return command;
    }

    private static ChildJvm start(ProcessBuilder builder, Duration patience) throws IOException {
        return new ChildJvm(builder.redirectErrorStream(true).start(), patience);
    }

    private void read() {
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Wait for a line that begins so, and return the rest of it. */
    public String awaitLine(String beginning) {
        return await("a line that begins with [" + beginning + "]")
                .atMost(patience)
                .until(
                        () -> {
                            assertThat(process.isAlive() || reader.isAlive() || has(beginning))
                                    .as("it ended before; its output: %s", lines)
                                    .isTrue();
                            return lines.stream()
                                    .filter(line -> line.startsWith(beginning))
                                    .map(line -> line.substring(beginning.length()))
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private boolean has(String beginning) {
        return lines.stream().anyMatch(line -> line.startsWith(beginning));
    }

    /** Send it a signal by its name. */
    public void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Wait for its end, and return its exit code. */
    public int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(patience.toSeconds(), SECONDS))
                .as("it ended in time; its output: %s", lines)
                .isTrue();
        reader.join();
        return process.exitValue();
    }

    /** Wait for its end, and return its output. */
    public List<String> awaitOutput() throws InterruptedException {
        assertThat(awaitEnd()).as("exit code; the output: %s", lines).isZero();
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
