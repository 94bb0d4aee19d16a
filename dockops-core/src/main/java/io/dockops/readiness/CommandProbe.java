package io.dockops.readiness;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.EngineException;
import java.time.Duration;
import java.util.List;

/** A command that is executed in the container succeeds; one that hangs is given up and tried again. */
public final class CommandProbe implements Probe {

    /** How long one try may take. */
    static final Duration TRY = Duration.ofSeconds(10);

    private final List<String> words;
    private final Shell shell;

    /** Executes a command in a container to its end. */
    @FunctionalInterface
    public interface Shell {
        Result run(String containerId, Duration atMost, List<String> words) throws InterruptedException;
    }

    /** What came of a command; the output is that of both streams. */
    public record Result(int exitCode, String output) {}

    public CommandProbe(List<String> words, Shell shell) {
        this.words = List.copyOf(words);
        this.shell = shell;
    }

    @Override
    public Answer ask(ContainerFacts container) {
        String command = "[" + String.join(" ", words) + "]";
        try {
            Result result = shell.run(container.id(), TRY, words);
            return result.exitCode() == 0 ? Answer.yes(command + " succeeds") : failed(command, result);
        } catch (EngineException e) {
            return Answer.no(command + " could not be executed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.no(command + " was interrupted");
        }
    }

    private static Answer failed(String command, Result result) {
        return Answer.no(command + " ended with exit code " + result.exitCode()
                + (result.output().isBlank() ? "" : ": " + Excerpt.tail(result.output())));
    }
}
