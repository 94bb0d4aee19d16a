package io.dockops.junit.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Kills test JVMs at random moments, and sees that nothing of theirs is left and nothing else is touched. The arguments: a
 * number of rounds and a seed, either of which may be missing; or {@code --replay} and the seed of a round.
 */
public final class KillRounds {

    private static final long FIXED_SEED = 20261124;
    private static final int ROUNDS_OF_EACH = 15;

    private KillRounds() {}

    public static void main(String[] arguments) throws Exception {
        Run run = Run.on(Stage.set());
        List<Summary.Row> rows = new ArrayList<>();
        if (arguments.length == 0) {
            rows.add(play(run, FIXED_SEED, ROUNDS_OF_EACH));
            rows.add(play(run, freshSeed(), ROUNDS_OF_EACH));
        } else if (arguments[0].equals("--replay")) {
            rows.add(run.play("replayed", LongStream.of(Long.parseLong(arguments[1]))));
        } else {
            long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : freshSeed();
            rows.add(play(run, seed, Integer.parseInt(arguments[0])));
        }
        List<String> left = run.end();
        left.forEach(what -> System.err.println("left at the end: " + what));
        Summary summary = new Summary(rows);
        System.out.print(summary);
        System.exit(summary.passed() && left.isEmpty() ? 0 : 1);
    }

    private static Summary.Row play(Run run, long seed, int rounds) throws Exception {
        System.err.println(rounds + " rounds of seed " + seed);
        return run.play(String.valueOf(seed), Plan.seeds(seed, rounds));
    }

    private static long freshSeed() {
        return new SplittableRandom().nextLong(Long.MAX_VALUE);
    }
}
