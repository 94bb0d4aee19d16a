package io.dockops.junit.faults;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page of what failing tests show, {@code docs/failures.md}: the tests that make the faults check that it has a section
 * of each. With {@code -Ddockops.docs=write} they write it instead.
 */
final class FailurePage {

    private static final Path PAGE = Path.of("..", "docs", "failures.md");
    private static final boolean WRITES = "write".equals(System.getProperty("dockops.docs"));

    private FailurePage() {}

    /** What a build tool's console shows of a failure, without the frames. */
    static String console(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return trace.toString()
                .lines()
                .filter(line -> !line.matches("\\s+(at \\S+\\(.*\\)|\\.\\.\\. \\d+ more)"))
                .collect(joining("\n"));
    }

    /** Tells that a fault is shown so. */
    static synchronized void saw(String fault, String console) {
        String heading = "## " + fault + "\n";
        String page = read();
        if (!WRITES) {
            assertThat(page).as("%s; -Ddockops.docs=write writes it", PAGE).containsOnlyOnce(heading);
            return;
        }
        String section = heading + "\n```\n" + normal(console) + "\n```\n";
        int begin = page.indexOf(heading);
        if (begin < 0) {
            write(page.stripTrailing() + "\n\n" + section);
        } else {
            int end = page.indexOf("\n## ", begin);
            write(page.substring(0, begin) + section + (end < 0 ? "" : page.substring(end)));
        }
    }

    private static String normal(String console) {
        return console.replace("\t", "    ")
                .replaceAll("(all of it: )\\S+/", "$1‹dir›/")
                .replaceAll("\\b(sha256:)?[0-9a-f]{12,64}\\b", "‹id›")
                .replaceAll("\\bdockops-‹id›-\\d+-", "dockops-‹id›-‹n›-")
                .replaceAll("\\b\\d+(\\.\\d+)? (ms|s)\\b", "‹n› $2")
                .replaceAll("(127\\.0\\.0\\.1|localhost|0\\.0\\.0\\.0):\\d+", "$1:‹port›");
    }

    private static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String page) {
        try {
            Files.writeString(PAGE, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
