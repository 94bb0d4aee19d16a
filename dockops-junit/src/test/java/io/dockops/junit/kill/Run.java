package io.dockops.junit.kill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Plays rounds on one stage. */
final class Run {

    private final Stage stage;
    private final Plan.Life life;
    private final List<String> tokens = new ArrayList<>();

    private Run(Stage stage, Plan.Life life) {
        this.stage = stage;
        this.life = life;
    }

    /** Measure the life of a victim that is not counted. */
    static Run on(Stage stage) throws IOException, InterruptedException {
        Plan.Life life = Lives.measure(stage, stage.names().victim("0"));
        System.err.println("a victim lives for " + life.nanos() / 1_000_000 + " ms, with " + life.events() + " events; "
                + stage.baits().count() + " baits stand");
        return new Run(stage, life);
    }

    Summary.Row play(Batch batch) throws IOException, InterruptedException {
        System.err.println(batch.seeds().size() + " rounds of seed " + batch.name());
        List<Outcome> outcomes = new ArrayList<>();
        for (long seed : batch.seeds()) {
            String token = stage.names().victim(String.valueOf(tokens.size() + 1));
            tokens.add(token);
            Outcome outcome = new Round(stage, Plan.of(seed), life, token).run();
            tell(token, outcome);
            outcomes.add(outcome);
        }
        return new Summary.Row(batch.name(), outcomes);
    }

    private void tell(String token, Outcome outcome) throws IOException {
        System.err.println(tokens.size() + ": " + outcome);
        if (!outcome.passed() || outcome.isSlow()) {
            System.err.println(
                    "    again: .ci/kill-rounds --replay " + outcome.plan().seed());
            System.err.println("    the victim said: " + Victim.said(stage.directory(), token));
            outcome.story().forEach(line -> System.err.println("    " + line));
        }
    }

    /** What is left when all is over, although each round was clean: what came late, and processes. */
    List<String> end() throws IOException, InterruptedException {
        List<Thing> left = new ArrayList<>(stage.bystander().end());
        for (String token : tokens) {
            left.addAll(Leftovers.of(token, Set.of()));
        }
        Thing.removeAll(left);
        List<String> all = new ArrayList<>(left.stream().map(Thing::toString).toList());
        all.addAll(Watchdogs.stayingAt(Victim.state(stage.directory())));
        return all;
    }
}
