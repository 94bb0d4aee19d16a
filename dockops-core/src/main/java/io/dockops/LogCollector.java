package io.dockops;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Collects the last lines of a log or a command's output within a bound. Frames cut lines and even characters
 * anywhere, so lines are put together per stream before they are decoded.
 */
final class LogCollector implements Consumer<Frame> {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_CHARACTER = 4;

    private final int mostBytes;
    private final int longestLine;
    private final Map<StreamType, ByteArrayOutputStream> unfinished = new EnumMap<>(StreamType.class);
    private final Deque<byte[]> lines = new ArrayDeque<>();
    private int bytes;

    LogCollector(int mostBytes) {
        this.mostBytes = mostBytes;
        this.longestLine = Math.min(LONGEST_LINE, mostBytes);
    }

    @Override
    public synchronized void accept(Frame frame) {
        ByteArrayOutputStream line =
                unfinished.computeIfAbsent(frame.getStreamType(), type -> new ByteArrayOutputStream(256));
        // The payload's array is the transport's own and is copied here before it is used again.
        for (byte one : frame.getPayload()) {
            // A line that is too long is cut between two characters; bytes that are none are cut all the same.
            if (line.size() >= longestLine
                    && (!isContinuation(one) || line.size() >= longestLine + LONGEST_CHARACTER)) {
                finish(line);
            }
            line.write(one);
            if (one == '\n') {
                finish(line);
            }
        }
    }

    private static boolean isContinuation(byte one) {
        return (one & 0xC0) == 0x80;
    }

    private void finish(ByteArrayOutputStream line) {
        lines.addLast(line.toByteArray());
        bytes += line.size();
        line.reset();
        while (bytes > mostBytes && lines.size() > 1) {
            bytes -= lines.removeFirst().length;
        }
    }

    synchronized String text() {
        for (ByteArrayOutputStream line : unfinished.values()) {
            if (line.size() > 0) {
                finish(line);
            }
        }
        StringBuilder text = new StringBuilder(bytes);
        lines.forEach(line -> text.append(new String(line, StandardCharsets.UTF_8)));
        return text.toString();
    }
}
