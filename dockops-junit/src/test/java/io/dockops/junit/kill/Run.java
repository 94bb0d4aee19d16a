package io.dockops.junit.kill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Plays rounds on one stage. */
final class Run {

    private final Stage stage;
    private final List<String> tokens = new ArrayList<>();
    private Plan.Life life = new Plan.Life(0, 0);

    private Run(Stage stage) {
        this.stage = stage;
    }

    static Run on(Stage stage) throws IOException, InterruptedException {
        Run run = new Run(stage);
        run.measure();
        return run;
    }

    /** Measure the life of a victim that is not counted. */
    private void measure() throws IOException, InterruptedException {
        life = Lives.measure(stage, newToken());
        System.err.println("a victim lives for " + life.nanos() / 1_000_000 + " ms, with " + life.events() + " events; "
                + stage.baits().count() + " baits stand");
    }

    private String newToken() {
        String token = stage.names().victim(String.valueOf(tokens.size()));
        tokens.add(token);
        return token;
    }

    Summary.Row play(Batch batch) throws IOException, InterruptedException {
        System.err.println(batch.seeds().size() + " rounds of seed " + batch.name());
        List<Outcome> outcomes = new ArrayList<>();
        for (long seed : batch.seeds()) {
            String token = newToken();
            Outcome outcome = new Round(stage, Plan.of(seed), life, token).run();
            tell(token, outcome);
            outcomes.add(outcome);
            if (outcome.late()) {
                measure(); // the machine is no longer as busy as it was
            }
        }
        return new Summary.Row(batch.name(), outcomes);
    }

    private void tell(String token, Outcome outcome) throws IOException {
        System.err.println(token + ": " + outcome);
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
