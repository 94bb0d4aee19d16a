package io.dockops.junit.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * What all rounds of a run have in common.
 *
 * @param directory for the victims' locks, journals and output
 * @param baits those that stand during the whole run
 * @param ofRounds those that each round has beside them
 */
record Stage(Names names, Path directory, Oracle oracle, Bystander bystander, Baits baits, Queue<Baits> ofRounds) {

    static Stage set() throws IOException {
        // Hooks, which run also where this JVM is told to end: first the one for the time until there is a stage.
        Runtime.getRuntime().addShutdownHook(new Thread(Stage::endChildren));
        Names names = Names.fresh();
        Path directory = Files.createTempDirectory("dockops-kill-");
        Oracle oracle = Oracle.start();
        Stage stage = new Stage(
                names,
                directory,
                oracle,
                Bystander.start(names, directory, oracle),
                new Baits(),
                new ConcurrentLinkedQueue<>());
        Runtime.getRuntime().addShutdownHook(new Thread(stage::takeDown));
        StandingBaits.make(names, stage.baits);
        return stage;
    }

    /** For the baits of one round. */
    Baits newBaits() {
        Baits fresh = new Baits();
        ofRounds.add(fresh);
        return fresh;
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
                oracle::close,
                Stage::endChildren,
                bystander::close,
                baits::remove,
                () -> ofRounds.forEach(Baits::remove),
                () -> Leftovers.removeImages(names))) {
            try {
                step.run();
            } catch (RuntimeException e) {
                System.err.println("the harness may have left something of its own: " + e);
            }
        }
    }

    /** A victim, or the bystander, that is starting would go on otherwise. */
    private static void endChildren() {
        ProcessHandle.current().descendants().forEach(child -> {
            child.destroyForcibly();
            child.onExit().join();
        });
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
