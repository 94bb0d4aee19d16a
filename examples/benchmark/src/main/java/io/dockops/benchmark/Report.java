package io.dockops.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Prints Markdown. */
record Report(PrintStream out) {

    void heading(String text) {
        out.println();
        out.println("## " + text);
    }

    void paragraph(String text) {
        out.println();
        out.println(text);
    }

    void list(List<String> items) {
        out.println();
        items.forEach(item -> out.println("- " + item));
    }

    void table(List<String> titles, List<List<String>> rows) {
        out.println();
        row(titles);
        row(Collections.nCopies(titles.size(), "---"));
        rows.forEach(this::row);
    }

    private void row(List<String> cells) {
        out.println("| " + String.join(" | ", cells) + " |");
    }

    /** A table of one metric: each contestant's median and spread, and its ratio to the floor. */
    <K> void comparison(
            String what, String metric, Results<K> results, List<K> contestants, K base, Function<K, String> title) {
        List<List<String>> rows = new ArrayList<>();
        for (K contestant : contestants) {
            List<Double> values = results.of(metric, contestant);
            Summary summary = Summary.of(values);
            rows.add(List.of(
                    title.apply(contestant),
                    number(summary.median()),
                    number(summary.least()) + " – " + number(summary.most()),
                    contestant.equals(base) ? "1" : ratio(values, results.of(metric, base))));
        }
        table(List.of(what, "median", "spread", "ratio to " + title.apply(base)), rows);
    }

    void comparison(String what, String metric, Results<Contender> results, List<Contender> contestants) {
        comparison(what, metric, results, contestants, Contender.FLOOR, Contender::title);
    }

    /** What a whole JVM of dockops takes against one of the least that its design asks for. */
    void distanceToTheLeast(Results<Contender> results) {
        paragraph("dockops against the least of the design: " + ratioToTheLeast("whole", results) + " of the whole, "
                + ratioToTheLeast("touch", results) + " to the body, " + ratioToTheLeast("memory", results)
                + " of the memory.");
    }

    private static String ratioToTheLeast(String metric, Results<Contender> results) {
        return ratio(results.of(metric, Contender.DOCKOPS), results.of(metric, Contender.LEAST));
    }

    private static String ratio(List<Double> values, List<Double> base) {
        Summary ratio = Summary.ofRatios(values, base);
        return ratio(ratio.median()) + " (" + ratio(ratio.least()) + " – " + ratio(ratio.most()) + ")";
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** Three digits or more of it. */
    static String number(double value) {
        double size = Math.abs(value);
        String form = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }
}
