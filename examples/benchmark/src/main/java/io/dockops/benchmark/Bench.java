package io.dockops.benchmark;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a work needs.
 *
 * @param race has the rounds
 * @param children starts JVMs
 * @param classPaths what they have
 * @param report takes what came out
 * @param temp a directory that goes at the end
 */
record Bench(Race race, Children children, ClassPaths classPaths, Report report, Path temp) {

    /** What is measured, of whom, in warm JVMs. */
    @FunctionalInterface
    interface WarmLap {
        Map<String, Double> run(WarmChild child, Contender contender) throws Exception;
    }

    /** Race contestants that each have a JVM for all rounds. */
    Results<Contender> raceWarm(String work, List<Contender> contenders, WarmLap lap) throws Exception {
        Map<Contender, WarmChild> warm = new EnumMap<>(Contender.class);
        for (Contender contender : contenders) {
            warm.put(contender, children.warm(contender, Map.of()));
        }
        Results<Contender> results = race.run(
                work,
                contenders,
                (contender, round) -> lap.run(Objects.requireNonNull(warm.get(contender)), contender));
        for (WarmChild child : warm.values()) {
            child.close();
        }
        return results;
    }
}
