package io.dockops.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of all counted rounds: by what was measured, then by whom. */
final class Results<K> {

    private final Map<String, Map<K, List<Double>>> values = new LinkedHashMap<>();

    void add(K contestant, Map<String, Double> round) {
        round.forEach((metric, value) -> values.computeIfAbsent(metric, key -> new LinkedHashMap<>())
                .computeIfAbsent(contestant, key -> new ArrayList<>())
                .add(value));
    }

    List<Double> of(String metric, K contestant) {
        List<Double> rounds = values.getOrDefault(metric, Map.of()).get(contestant);
        if (rounds == null) {
            throw new IllegalArgumentException("Nobody has measured [" + metric + "] of [" + contestant + "]");
        }
        return List.copyOf(rounds);
    }
}
