package io.dockops.junit.kill;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Measures how a victim lives that nobody kills. */
final class Lives {

    private static final long PATIENCE = 120; // seconds

    private Lives() {}

    /** Let one live to its end, at which nothing may be left. */
    static Plan.Life measure(Stage stage, String token) throws IOException, InterruptedException {
        int mark = stage.oracle().mark();
        try (Victim victim = Victim.start(
                stage.names(), token, stage.directory(), VictimCases.FirstCase.class, VictimCases.SecondCase.class)) {
            boolean ended = victim.process().waitFor(PATIENCE, SECONDS);
            long nanos = System.nanoTime() - victim.started();
            List<Thing> left = Leftovers.of(token, Set.of());
            if (!ended || !victim.said().contains("ended") || victim.said().contains("failed") || !left.isEmpty()) {
                Thing.removeAll(left);
                throw new IOException(
                        "A victim that nobody kills has not ended well; left: " + left + "; it said: " + victim.said());
            }
            return new Plan.Life(
                    nanos,
                    Traces.of(token, stage.oracle().since(mark), Set.of()).count());
        }
    }
}
