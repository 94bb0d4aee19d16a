package io.dockops.testing;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The table of what a user sees of each fault, {@code docs/faults.md}: the tests that make the faults check that it says
 * what they saw. With {@code -Ddockops.docs=write} they write it instead.
 */
public final class FaultTable {

    private static final Path DOCS = Path.of("..", "docs", "faults.md");
    private static final String TEMPORARY =
            Pattern.quote(System.getProperty("java.io.tmpdir").replaceFirst("/$", "") + "/");
    private static final boolean WRITES = "write".equals(System.getProperty("dockops.docs"));

    private FaultTable() {}

    /** Tells that this is what a user sees of a fault, which has a row in the table. */
    public static void saw(String fault, Throwable seen) {
        saw(fault, String.valueOf(seen.getMessage()));
    }

    /** Tells that this is what a user sees of a fault, which has a row in the table. */
    public static synchronized void saw(String fault, String seen) {
        String row = "| " + fault + " | " + cell(seen) + " |";
        List<String> lines = new ArrayList<>(read());
        List<String> rows = lines.stream()
                .filter(line -> line.startsWith("| " + fault + " |"))
                .toList();
        assertThat(rows).as("the row of [%s] in %s", fault, DOCS).hasSize(1);
        if (WRITES) {
            lines.set(lines.indexOf(rows.get(0)), row);
            write(lines);
        } else {
            assertThat(rows.get(0))
                    .as("%s; -Ddockops.docs=write writes it", DOCS)
                    .isEqualTo(row);
        }
    }

    /** What differs from run to run is left out. */
    private static String cell(String seen) {
        return seen.strip()
                .replace(Path.of("").toAbsolutePath() + "/", "‹dir›/")
                .replaceAll(TEMPORARY + "[^\\s\\]]+/", "‹dir›/")
                .replaceAll("\\b(sha256:)?[0-9a-f]{12,64}\\b", "‹id›")
                .replaceAll("\\bdockops-‹id›-\\d+-", "dockops-‹id›-‹n›-") // a made-up name has its session and a number
                .replaceAll("\\b\\d+(\\.\\d+)? (ms|s)\\b", "‹n› $2")
                .replaceAll("(127\\.0\\.0\\.1|localhost|0\\.0\\.0\\.0):\\d+", "$1:‹port›")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.replace("<", "&lt;").replace("|", "\\|"))
                .collect(joining("<br>"));
    }

    private static List<String> read() {
        try {
            return Files.readAllLines(DOCS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(List<String> lines) {
        try {
            Files.write(DOCS, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
