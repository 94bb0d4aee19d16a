package io.dockops.readiness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Counts the lines of a log in which a pattern is found. Frames cut lines and even characters anywhere, so lines are put
 * together per stream before they are decoded; of a line that is longer than 64 KiB, the beginning is looked at.
 */
final class MatchingLines implements Consumer<Frame> {

    private static final int LONGEST_LINE = 64 * 1024;

    private final Pattern pattern;
    private final Map<StreamType, ByteArrayOutputStream> unfinished = new EnumMap<>(StreamType.class);
    private int count;

    MatchingLines(Pattern pattern) {
        this.pattern = pattern;
    }

    @Override
    public synchronized void accept(Frame frame) {
        ByteArrayOutputStream line =
                unfinished.computeIfAbsent(frame.getStreamType(), type -> new ByteArrayOutputStream(256));
        for (byte one : frame.getPayload()) {
            if (one == '\n') {
                finish(line);
            } else if (line.size() < LONGEST_LINE) {
                line.write(one);
            }
        }
    }

    /** Count lines that have no end, as nothing follows any more. */
    synchronized void finish() {
        for (ByteArrayOutputStream line : unfinished.values()) {
            if (line.size() > 0) {
                finish(line);
            }
        }
    }

    private void finish(ByteArrayOutputStream line) {
        String text = line.toString(UTF_8);
        line.reset();
        // A terminal ends its lines with both characters.
        if (pattern.matcher(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text)
                .find()) {
            count++;
        }
    }

    synchronized int count() {
        return count;
    }
}
