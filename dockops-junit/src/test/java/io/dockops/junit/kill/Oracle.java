package io.dockops.junit.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Follows an engine's event stream by the docker CLI, which knows nothing of dockops. */
final class Oracle implements AutoCloseable {

    private final Process process;
    private final List<EngineEvent> events = new ArrayList<>();
    private String end = "";

    private Oracle(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "oracle");
        reader.setDaemon(true);
        reader.start();
    }

    static Oracle start() throws IOException {
        // From a moment ago on, so that nothing is missed until the stream is open.
        String since = String.valueOf(Instant.now().getEpochSecond());
        return new Oracle(new ProcessBuilder("docker", "events", "--since", since, "--format", "{{json .}}")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(EngineEvent.parse(line));
            }
            end("the command has ended");
        } catch (IOException e) {
            end(e.toString());
        }
    }

    private synchronized void add(EngineEvent event) {
        events.add(event);
        notifyAll();
    }

    private synchronized void end(String why) {
        end = why;
        notifyAll();
    }

    /** How many events there are so far: where what comes from now on begins. */
    synchronized int mark() {
        return events.size();
    }

    /** The events from a mark on. */
    synchronized List<EngineEvent> since(int mark) {
        if (!end.isEmpty()) {
            throw new IllegalStateException("The engine's events are no longer followed: " + end);
        }
        return List.copyOf(events.subList(mark, events.size()));
    }

    /** Wait for the n-th event of some kind from a mark on; nothing if it is over before. */
    synchronized Optional<EngineEvent> await(int mark, Predicate<EngineEvent> kind, int nth, BooleanSupplier over)
            throws InterruptedException {
        while (true) {
            Optional<EngineEvent> found =
                    since(mark).stream().filter(kind).skip(nth - 1L).findFirst();
            if (found.isPresent() || over.getAsBoolean()) {
                return found;
            }
            wait(20);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
