package io.dockops.junit;

import io.dockops.ContainerReport;
import io.dockops.junit.fixture.StartedContainer;
import java.util.List;
import java.util.stream.Stream;

/** Writes down what happened to a container: briefly for a failure's message, and all of it for a file. */
record CapsuleText(StartedContainer started, ContainerReport report) {

    private static final int MOST_EVENTS = 12;
    private static final int MOST_LINES = 30;
    private static final int MOST_CHARACTERS = 6 * 1024;
    private static final String INDENT = "    ";

    /** What a reader of the console sees. */
    String brief(String file) {
        String whole = text(last(report.events(), MOST_EVENTS), tail(report.log()), tail(report.earlierLog()));
        return whole + INDENT + "all of it: " + file;
    }

    String whole() {
        return text(report.events(), report.log(), report.earlierLog());
    }

    private String text(List<String> events, String log, String earlierLog) {
        StringBuilder text = new StringBuilder("Container [" + started.name() + "] " + report.summary());
        text.append(report.summary().endsWith("?") ? "\n" : ".\n");
        report.facts().forEach(fact -> text.append(indented(fact, 1)));
        String when = started.isOfOneTest() ? "of its life" : "since the test began";
        if (!events.isEmpty()) {
            text.append(indented("events " + when + ", by their time before the test's end:", 1));
            events.forEach(event -> text.append(indented(event, 2)));
        }
        if (!log.isBlank()) {
            text.append(indented("log " + when + ":", 1)).append(indented(log, 2));
        } else if (!earlierLog.isBlank()) {
            text.append(indented("no log " + when + "; its last lines before:", 1))
                    .append(indented(earlierLog, 2));
        } else if (!report.summary().contains(" gone ")) {
            text.append(indented("its log is empty", 1));
        }
        if (started.staysAfterFailure()) {
            text.append(indented("it stays, to be looked at:", 1));
            started.container().waysToLook().forEach(way -> text.append(indented(way, 2)));
        }
        return text.toString();
    }

    private static String indented(String text, int times) {
        StringBuilder indented = new StringBuilder();
        text.stripTrailing()
                .lines()
                .forEach(line ->
                        indented.append(INDENT.repeat(times)).append(line).append('\n'));
        return indented.toString();
    }

    private static String tail(String log) {
        List<String> lines = log.lines().toList();
        String tail = String.join("\n", last(lines, MOST_LINES));
        if (tail.length() > MOST_CHARACTERS) {
            return "…" + tail.substring(tail.length() - MOST_CHARACTERS);
        }
        return lines.size() > MOST_LINES ? "…\n" + tail : tail;
    }

    private static List<String> last(List<String> all, int most) {
        return all.size() <= most
                ? all
                : Stream.concat(Stream.of("…"), all.stream().skip(all.size() - most))
                        .toList();
    }
}
