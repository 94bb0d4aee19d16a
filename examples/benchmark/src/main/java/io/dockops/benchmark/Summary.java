package io.dockops.benchmark;

import java.util.List;
import java.util.stream.IntStream;

/** What is told of the rounds' values. */
record Summary(double median, double least, double most) {

    static Summary of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("No values to tell anything of");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        return new Summary(
                (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2, sorted.get(0), sorted.get(size - 1));
    }

    /** Compare round by round, so that a machine that is slower for a while is so for both. */
    static Summary ofRatios(List<Double> values, List<Double> base) {
        if (values.size() != base.size()) {
            throw new IllegalArgumentException(
                    "Values of [" + values.size() + "] rounds against those of [" + base.size() + "]");
        }
        return of(IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i) / base.get(i))
                .toList());
    }
}
