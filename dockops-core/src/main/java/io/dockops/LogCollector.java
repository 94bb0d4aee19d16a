package io.dockops;

import com.github.dockerjava.api.model.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Collects the last lines of a log or a command's output within a bound, and twice as many bytes in memory at most. */
final class LogCollector implements Consumer<Frame> {

    private static final int LEAST = 8 * 1024;

    private final int mostBytes;
    private final int capacity;
    private final LogLines lines;
    private byte[] bytes = new byte[LEAST];
    private int length;
    private int frames;
    private boolean full;

    LogCollector(int mostBytes) {
        this.mostBytes = mostBytes;
        this.capacity = 2 * mostBytes + LogLines.LONGEST_CHARACTER;
        this.lines = new LogLines(Math.min(LogLines.LONGEST, mostBytes), this::add);
    }

    @Override
    public synchronized void accept(Frame frame) {
        frames++;
        lines.accept(frame);
    }

    /** The engine gives each line that it has noted in a frame, and of a long one each part. */
    synchronized int frames() {
        return frames;
    }

    /** Tell whether something was dropped, as it was before the last bytes that are kept. */
    synchronized boolean isFull() {
        return full;
    }

    private void add(byte[] line) {
        if (length + line.length > capacity) {
            keepLast();
        }
        if (length + line.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(capacity, 2 * (length + line.length)));
        }
        System.arraycopy(line, 0, bytes, length, line.length);
        length += line.length;
    }

    private void keepLast() {
        if (length > mostBytes) {
            int from = lineFrom(length - mostBytes);
            full = true;
            length -= from;
            System.arraycopy(bytes, from, bytes, 0, length);
        }
    }

    /** Where the first line begins from here on; where none does, the first character. */
    private int lineFrom(int index) {
        for (int at = index; at < length; at++) {
            if (bytes[at - 1] == '\n') {
                return at;
            }
        }
        int at = index;
        while (at < index + LogLines.LONGEST_CHARACTER && LogLines.isContinuation(bytes[at])) {
            at++;
        }
        return at;
    }

    synchronized String text() {
        lines.finish();
        keepLast();
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
