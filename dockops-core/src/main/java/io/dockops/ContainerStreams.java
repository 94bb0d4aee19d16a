package io.dockops;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.dockops.EventSource.Subscription;
import io.dockops.engine.Engine;
import io.dockops.engine.EngineException;
import io.dockops.engine.FollowedStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** Reads what containers write: their logs, and the output of commands executed in them. */
final class ContainerStreams {

    /** Of a log or an output, the last 8 MiB are kept. */
    static final int MOST_BYTES = 8 * 1024 * 1024;

    /** A log that is longer is read once more; most are not. */
    private static final int FIRST_LINES = 20_000;

    private static final int MORE_LINES = 8;
    private static final int TAIL_LINES = 40;
    private static final int TAIL_BYTES = 16 * 1024;
    private static final Duration LOGS = Duration.ofSeconds(60);

    private final Engine engine;

    ContainerStreams(Engine engine) {
        this.engine = engine;
    }

    /**
     * Read the end of a log. The engine counts lines and not bytes, and takes a minute for some hundred megabytes of short
     * lines: more of them are asked for only where those that were are too few.
     */
    String logs(String id, int tailLines, int mostBytes) throws InterruptedException {
        int asked = Math.min(tailLines, FIRST_LINES);
        while (true) {
            LogCollector collector = tail(id, asked, mostBytes);
            if (asked == tailLines || collector.frames() < asked || collector.isFull()) {
                return collector.text();
            }
            asked = (int) Math.min(tailLines, (long) asked * MORE_LINES);
        }
    }

    private LogCollector tail(String id, int lines, int mostBytes) throws InterruptedException {
        LogCollector collector = new LogCollector(mostBytes);
        engine.<Frame>stream(
                "read logs of container " + id,
                LOGS,
                collector,
                (client, callback) -> client.logContainerCmd(id)
                        .withStdOut(true)
                        .withStdErr(true)
                        .withTail(lines)
                        .exec(callback));
        return collector;
    }

    /** Give each line of a log, from its start, until the container ends or this is closed. */
    Subscription follow(String id, Consumer<String> consumer, Consumer<RuntimeException> failed)
            throws InterruptedException {
        LogLines lines = new LogLines(LogLines.LONGEST, line -> consumer.accept(withoutEnd(line)));
        FollowedStream stream = engine.<Frame>follow(
                "follow the log of container " + id,
                lines,
                failure -> {
                    if (failure == null) {
                        lines.finish();
                    } else {
                        failed.accept(failure);
                    }
                },
                (client, callback) -> client.logContainerCmd(id)
                        .withStdOut(true)
                        .withStdErr(true)
                        .withFollowStream(true)
                        .exec(callback));
        stream.awaitBegin();
        return stream::close;
    }

    private static String withoutEnd(byte[] line) {
        int end = line.length;
        if (end > 0 && line[end - 1] == '\n') {
            end--;
        }
        if (end > 0 && line[end - 1] == '\r') {
            end--;
        }
        return new String(line, 0, end, StandardCharsets.UTF_8);
    }

    /** The end of a log for a failure's message; where it can't be had, the text says why. */
    String tail(String id) {
        try {
            String tail = logs(id, TAIL_LINES, TAIL_BYTES);
            return tail.isBlank()
                    ? "Its log is empty."
                    : "The last lines of its log:\n" + tail.indent(4).stripTrailing();
        } catch (EngineException e) {
            return "Its log could not be read: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "Its log was not read: the thread was interrupted.";
        }
    }

    ExecResult exec(String id, Duration timeout, String... command) throws InterruptedException {
        String call = "execute a command in container " + id;
        String execId = engine.call(
                call,
                client -> client.execCreateCmd(id)
                        .withCmd(command)
                        .withAttachStdout(true)
                        .withAttachStderr(true)
                        .exec()
                        .getId());
        LogCollector stdout = new LogCollector(MOST_BYTES);
        LogCollector stderr = new LogCollector(MOST_BYTES);
        engine.<Frame>stream(
                call,
                timeout,
                frame -> (frame.getStreamType() == StreamType.STDERR ? stderr : stdout).accept(frame),
                (client, callback) -> client.execStartCmd(execId).exec(callback));
        Long exitCode =
                engine.call(call, client -> client.inspectExecCmd(execId).exec().getExitCodeLong());
        return new ExecResult(exitCode == null ? -1 : exitCode.intValue(), stdout.text(), stderr.text());
    }
}
