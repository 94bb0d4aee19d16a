package io.dockops.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Rounds in which all contestants do the same work, one after the other, each round in another order. */
record Race(int rounds) {

    /** One contestant's work in one round; round 0 is the warm-up. */
    @FunctionalInterface
    interface Lap<K> {
        Map<String, Double> run(K contestant, int round) throws Exception;
    }

    /** Run a warm-up that does not count, then the rounds. */
    <K> Results<K> run(String work, List<K> contestants, Lap<K> lap) throws Exception {
        Results<K> results = new Results<>();
        for (int round = 0; round <= rounds; round++) {
            Progress.say(work + (round == 0 ? ": warm-up" : ": round " + round + " of " + rounds));
            List<K> order = new ArrayList<>(contestants);
            Collections.rotate(order, -round);
            for (K contestant : order) {
                Map<String, Double> values = lap.run(contestant, round);
                if (round > 0) {
                    results.add(contestant, values);
                }
            }
        }
        return results;
    }
}
