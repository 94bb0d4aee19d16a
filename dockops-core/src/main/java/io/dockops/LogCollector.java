package io.dockops;

import com.github.dockerjava.api.model.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Collects the last lines of a log or a command's output within a bound. */
final class LogCollector implements Consumer<Frame> {

    private final int mostBytes;
    private final LogLines frames;
    private final Deque<byte[]> lines = new ArrayDeque<>();
    private int bytes;

    LogCollector(int mostBytes) {
        this.mostBytes = mostBytes;
        this.frames = new LogLines(Math.min(LogLines.LONGEST, mostBytes), this::add);
    }

    @Override
    public synchronized void accept(Frame frame) {
        frames.accept(frame);
    }

    private void add(byte[] line) {
        lines.addLast(line);
        bytes += line.length;
        while (bytes > mostBytes && lines.size() > 1) {
            bytes -= lines.removeFirst().length;
        }
    }

    synchronized String text() {
        frames.finish();
        StringBuilder text = new StringBuilder(bytes);
        lines.forEach(line -> text.append(new String(line, StandardCharsets.UTF_8)));
        return text.toString();
    }
}
