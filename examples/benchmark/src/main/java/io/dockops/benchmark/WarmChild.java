package io.dockops.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JVM that does what it is told, one line at a time. */
final class WarmChild implements AutoCloseable {

    private final String title;
    private final Process process;
    private final Path errors;
    private final BufferedReader answers;

    WarmChild(String title, Process process, Path errors) {
        this.title = title;
        this.process = process;
        this.errors = errors;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** Have a command done, and return the values that it tells. */
    Map<String, Double> ask(String command) throws IOException {
        try {
            process.getOutputStream().write((command + "\n").getBytes(UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw failed(command, e);
        }
        List<String> lines = new ArrayList<>();
        for (String line = answers.readLine(); !"done".equals(line); line = answers.readLine()) {
            if (line == null) {
                throw failed(command, new IOException("It has ended"));
            }
            lines.add(line);
        }
        return Answers.parse(lines);
    }

    private IllegalStateException failed(String command, IOException cause) throws IOException {
        process.onExit().join(); // What it says comes before its end.
        return new IllegalStateException(title + " failed at [" + command + "]: " + Files.readString(errors), cause);
    }

    /** Let it end what it keeps open. */
    @Override
    public void close() throws IOException {
        try {
            if (process.isAlive()) {
                ask("end");
            }
        } finally {
            process.onExit().join();
        }
    }
}
