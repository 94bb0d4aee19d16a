package io.dockops.junit.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The table of what came of a number of rounds, in Markdown. */
record Summary(List<Row> rows) {

    /** In so many rounds, some victim has something when it is killed. */
    private static final int ENOUGH = 10;

    /** Of fewer, the p99 is the longest alone, which tells more of the machine than of us. */
    private static final int MANY = 100;

    private static final String HEAD = """
            | seed | rounds | process, group, tree | had things at the kill | leaks | foreign touches | median | p99 | longest |
            |---|---|---|---|---|---|---|---|---|
            """;

    /** Rounds of one seed. */
    record Row(String seed, List<Outcome> outcomes) {

        /** The times of rounds in which there was something to remove: others would only flatter. */
        List<Duration> times() {
            return outcomes.stream()
                    .filter(outcome ->
                            outcome.standing() > 0 || !outcome.clean().isZero())
                    .map(Outcome::clean)
                    .sorted()
                    .toList();
        }

        private String line() {
            List<Duration> times = times();
            String shapes = Arrays.stream(Shape.values())
                    .map(shape -> String.valueOf(count(shape)))
                    .collect(Collectors.joining(", "));
            return "| " + seed + " | " + outcomes.size() + " | " + shapes + " | " + times.size() + " | " + leaks()
                    + " | " + touches() + " | " + Outcome.seconds(percentile(times, 50)) + " | "
                    + Outcome.seconds(percentile(times, 99)) + " | " + Outcome.seconds(percentile(times, 100)) + " |\n";
        }

        private long count(Shape shape) {
            return outcomes.stream()
                    .filter(outcome -> outcome.plan().shape() == shape)
                    .count();
        }

        private int leaks() {
            return outcomes.stream().mapToInt(outcome -> outcome.leaks().size()).sum();
        }

        private int touches() {
            return outcomes.stream()
                    .mapToInt(outcome -> outcome.touched().size())
                    .sum();
        }
    }

    private Row all() {
        List<Outcome> outcomes = new ArrayList<>();
        rows.forEach(row -> outcomes.addAll(row.outcomes()));
        return new Row("all", outcomes);
    }

    /** Tell whether nothing was left, nothing else was touched, nothing took too long, and any of that could be seen. */
    boolean passed() {
        Row all = all();
        return all.outcomes().stream().allMatch(Outcome::passed)
                && (all.times().size() < MANY || percentile(all.times(), 99).compareTo(Outcome.LONGEST) <= 0)
                && (all.outcomes().size() < ENOUGH || !all.times().isEmpty());
    }

    /** The value that this share of the sorted times does not exceed; zero where there are none. */
    static Duration percentile(List<Duration> sorted, int percent) {
        int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(rank - 1);
    }

    @Override
    public String toString() {
        String lines = rows.stream().map(Row::line).collect(Collectors.joining());
        return HEAD + lines + (rows.size() > 1 ? all().line() : "");
    }
}
