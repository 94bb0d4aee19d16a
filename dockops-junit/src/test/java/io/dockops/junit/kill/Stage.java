package io.dockops.junit.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What all rounds of a run have in common.
 *
 * @param directory for the victims' locks, journals and output
 * @param baits those that stand during the whole run
 */
record Stage(Names names, Path directory, Oracle oracle, Bystander bystander, Baits baits) {

    static Stage set() throws IOException {
        Names names = Names.fresh();
        Path directory = Files.createTempDirectory("dockops-kill-");
        Oracle oracle = Oracle.start();
        Stage stage = new Stage(names, directory, oracle, Bystander.start(names, directory, oracle), new Baits());
        // A hook, which runs also where this JVM is told to end.
        Runtime.getRuntime().addShutdownHook(new Thread(stage::takeDown));
        StandingBaits.make(names, stage.baits);
        return stage;
    }

    /** What may look like a victim's and is not, a round's own baits included. */
    Set<Thing> others(Baits live) {
        Set<Thing> others = new HashSet<>(baits.things());
        others.addAll(live.things());
        return others;
    }

    /** What was done to baits, or to the bystander, since a mark. */
    List<String> harm(int mark, Baits live) {
        List<EngineEvent> events = oracle.since(mark);
        return Stream.of(baits, live, bystander.things())
                .flatMap(guarded -> guarded.harm(events).stream())
                .toList();
    }

    private void takeDown() {
        // The oracle first: what follows is no harm that anybody does to baits.
        for (Runnable step : List.<Runnable>of(
                oracle::close, bystander::close, baits::remove, () -> Leftovers.removeImages(names))) {
            try {
                step.run();
            } catch (RuntimeException e) {
                System.err.println("the harness may have left something of its own: " + e);
            }
        }
    }

    /** Delete what the victims and their watchdogs have written, which nobody needs where all went well. */
    void deleteDirectory() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
