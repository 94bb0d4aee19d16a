package io.dockops;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Puts the lines of a log together. Frames cut lines and even characters anywhere, so this is done per stream, and a line
 * is given as bytes.
 */
final class LogLines implements Consumer<Frame> {

    /** Of a longer line, so many bytes each are given as a line: 64 KiB. */
    static final int LONGEST = 64 * 1024;

    static final int LONGEST_CHARACTER = 4;

    private final int longestLine;
    private final Consumer<byte[]> line;
    private final Map<StreamType, ByteArrayOutputStream> unfinished = new EnumMap<>(StreamType.class);

    /**
     * @param longestLine of a longer line, so many bytes each are given as a line
     * @param line is given each line with its end mark
     */
    LogLines(int longestLine, Consumer<byte[]> line) {
        this.longestLine = longestLine;
        this.line = line;
    }

    @Override
    public void accept(Frame frame) {
        ByteArrayOutputStream begun =
                unfinished.computeIfAbsent(frame.getStreamType(), type -> new ByteArrayOutputStream(256));
        // The payload's array is the transport's own and is copied here before it is used again.
        for (byte one : frame.getPayload()) {
            // A line that is too long is cut between two characters; bytes that are none are cut all the same.
            if (begun.size() >= longestLine
                    && (!isContinuation(one) || begun.size() >= longestLine + LONGEST_CHARACTER)) {
                finish(begun);
            }
            begun.write(one);
            if (one == '\n') {
                finish(begun);
            }
        }
    }

    /** Give what has no end mark yet. */
    void finish() {
        unfinished.values().stream().filter(begun -> begun.size() > 0).forEach(this::finish);
    }

    private void finish(ByteArrayOutputStream begun) {
        byte[] bytes = begun.toByteArray();
        begun.reset();
        line.accept(bytes);
    }

    static boolean isContinuation(byte one) {
        return (one & 0xC0) == 0x80;
    }
}
