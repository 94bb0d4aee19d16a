package io.dockops.junit.kill;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.dockops.junit.ChildRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A JVM that runs tests, in a session and process group of its own.
 *
 * @param token what is in the names and labels of all that it makes
 */
record Victim(String token, Process process, Path directory, long started) implements AutoCloseable {

    static final String READY = "the bystander is ready";

    /** Start one whose locks and journals are in a directory that is the run's own. */
    static Victim start(Names names, String token, Path directory, Class<?>... classes) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-D" + Names.RUN + "=" + names.run(),
                "-D" + Names.VICTIM + "=" + token,
                "-cp",
                System.getProperty("java.class.path"),
                ChildRun.class.getName()));
        Arrays.stream(classes).map(Class::getName).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output(directory, token).toFile());
        builder.environment().put("DOCKOPS_STATE", state(directory).toString());
        return new Victim(token, builder.start(), directory, System.nanoTime());
    }

    private static Path output(Path directory, String token) {
        return directory.resolve(token + ".log");
    }

    static Path state(Path directory) {
        return directory.resolve("state");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Let it live until so long after its start, or until its own end. */
    void awaitAge(long nanos) throws InterruptedException {
        await(started + nanos - System.nanoTime());
    }

    /** Let it live on for so long, or until its own end. */
    void await(long nanos) throws InterruptedException {
        process.waitFor(nanos, NANOSECONDS);
    }

    String said() {
        return said(directory, token);
    }

    /** What a victim has printed. */
    static String said(Path directory, String token) {
        try {
            return Files.readString(output(directory, token));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
