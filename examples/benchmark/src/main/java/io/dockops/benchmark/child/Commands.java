package io.dockops.benchmark.child;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** What a warm JVM can be told to do. Times are in milliseconds. */
final class Commands {

    private final Contestant contestant;
    private final PrintStream answers;
    private final Deque<Started> running = new ArrayDeque<>();

    Commands(Contestant contestant, PrintStream answers) {
        this.contestant = contestant;
        this.answers = answers;
    }

    void run(String line) throws Exception {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "start" -> running.push(contestant.start());
            case "remove" -> running.pop().remove();
            case "each" -> each(Integer.parseInt(words[1]));
            case "together" -> together(Integer.parseInt(words[1]));
            case "tests" -> tests(Long.parseLong(words[1]));
            case "image" -> image(Integer.parseInt(words[1]), Path.of(words[2]), words[3]);
            default -> throw new IllegalArgumentException("Unknown command [" + line + "]");
        }
    }

    /** Containers one after the other; the median of them is the round's value. */
    private void each(int count) throws Exception {
        double[] starts = new double[count];
        double[] removals = new double[count];
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            Started container = contestant.start();
            starts[i] = since(begin);
            begin = System.nanoTime();
            container.remove();
            removals[i] = since(begin);
        }
        value("start", median(starts));
        value("remove", median(removals));
    }

    private void together(int count) throws Exception {
        long begin = System.nanoTime();
        Started all = contestant.startTogether(count);
        value("start", since(begin));
        begin = System.nanoTime();
        all.remove();
        value("remove", since(begin));
    }

    private void tests(long pause) {
        Pause.set(pause);
        String testClass = contestant.testsWithContainers().getName();
        long begin = System.nanoTime();
        int tests = Launch.ofClass(testClass).tests();
        value("run", since(begin));
        value("tests", tests);
    }

    /** One time after the other; the median of them is the round's value. */
    private void image(int count, Path context, String tag) throws Exception {
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            contestant.ensureImage(context, tag);
            times[i] = since(begin);
        }
        value("ensure", median(times));
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private void value(String name, double value) {
        answers.println("value " + name + " " + value);
    }
}
