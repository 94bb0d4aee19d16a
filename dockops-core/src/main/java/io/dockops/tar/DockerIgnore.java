package io.dockops.tar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** The lines of a {@code .dockerignore} in their order, of which the last that matches decides. */
record DockerIgnore(List<DockerIgnorePattern> patterns) {

    static final String FILE_NAME = ".dockerignore";
    private static final String BYTE_ORDER_MARK = "\ufeff";

    DockerIgnore {
        patterns = List.copyOf(patterns);
    }

    /** Read the lines; a {@link PatternSyntaxException} names the pattern that is none. */
    static DockerIgnore parse(String text) {
        List<DockerIgnorePattern> patterns = new ArrayList<>();
        String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        marked.lines()
                .filter(line -> !line.startsWith("#")) // before trimming: " #x" is a pattern
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> patterns.add(pattern(line)));
        return new DockerIgnore(patterns);
    }

    /** Add exceptions for paths that are sent whatever the lines say. */
    DockerIgnore keeping(String... paths) {
        List<DockerIgnorePattern> more = new ArrayList<>(patterns);
        for (String path : paths) {
            more.add(DockerIgnorePattern.keeping(path));
        }
        return new DockerIgnore(more);
    }

    /**
     * Judge a path, after its directory was judged.
     *
     * <p>What matched the directory matches all that is in it. But a line that made no difference to the directory is not
     * asked again below: {@code **}{@code /a} and then {@code !b} leave {@code b/a} out, in Docker's CLI and in BuildKit,
     * although {@code !b} is the later line.
     */
    Verdict judge(String path, Verdict directory) {
        BitSet matched = new BitSet();
        boolean excluded = false;
        for (int i = 0; i < patterns.size(); i++) {
            DockerIgnorePattern pattern = patterns.get(i);
            // an exception matters only to what is excluded so far, and the other way round
            if (directory.matched.get(i) || (pattern.exception() == excluded && pattern.matches(path))) {
                matched.set(i);
                excluded = !pattern.exception();
            }
        }
        return new Verdict(excluded, matched);
    }

    /** Whether a path is excluded, and by which lines, for what is below it. */
    record Verdict(boolean excluded, BitSet matched) {

        /** The context's root, which no line matches. */
        static final Verdict ROOT = new Verdict(false, new BitSet());
    }

    /** Tell whether an excluded directory must be walked all the same. */
    boolean mayKeepBelow(String directory) {
        return patterns.stream().anyMatch(pattern -> pattern.exception() && pattern.mayMatchBelow(directory));
    }

    private static DockerIgnorePattern pattern(String line) {
        boolean exception = line.startsWith("!");
        String pattern = exception ? line.substring(1).strip() : line;
        if (pattern.isEmpty()) {
            throw new PatternSyntaxException("an exception needs a pattern", line, 0);
        }
        return DockerIgnorePattern.of(exception, clean(pattern));
    }

    /** Go's {@code filepath.Clean}, after which a leading slash means the context's root. */
    private static String clean(String pattern) {
        Deque<String> steps = new ArrayDeque<>();
        for (String step : pattern.split("/", -1)) {
            if (step.isEmpty() || step.equals(".")) {
                continue;
            }
            if (!step.equals("..")) {
                steps.addLast(step);
            } else if (!steps.isEmpty() && !"..".equals(steps.peekLast())) {
                steps.removeLast();
            } else if (!pattern.startsWith("/")) {
                steps.addLast(step);
            }
        }
        // "." and "/" name the context itself, which nothing excludes
        return steps.isEmpty() ? "." : String.join("/", steps);
    }
}
