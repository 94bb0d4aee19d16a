package io.dockops.junit.kill;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Rounds that belong together.
 *
 * @param name for the summary: the seed of the seeds
 * @param seeds one for each round
 */
record Batch(String name, List<Long> seeds) {

    private static final long FIXED_SEED = 20261124;
    private static final int ROUNDS_OF_EACH = 15;

    /**
     * Read the command's arguments: a number of rounds and a seed, either of which may be missing; or {@code --replay} and
     * the seed of a round.
     *
     * @throws IllegalArgumentException if they are of another form
     */
    static List<Batch> parse(String... arguments) {
        if (arguments.length == 0) {
            return List.of(of(FIXED_SEED, ROUNDS_OF_EACH), of(freshSeed(), ROUNDS_OF_EACH));
        }
        if (arguments[0].equals("--replay") && arguments.length == 2) {
            return List.of(new Batch("replayed", List.of(number(arguments[1]))));
        }
        if (arguments.length > 2) {
            throw new IllegalArgumentException("Bad arguments [" + String.join(" ", arguments)
                    + "]: write [ROUNDS] [SEED], or --replay and the seed of a round");
        }
        return List.of(
                of(arguments.length == 2 ? number(arguments[1]) : freshSeed(), Math.toIntExact(number(arguments[0]))));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Bad number [" + text + "]: write [ROUNDS] [SEED], or --replay and the" + " seed of a round", e);
        }
    }

    private static Batch of(long seed, int rounds) {
        LongStream seeds = new SplittableRandom(seed).longs(rounds, 0, Long.MAX_VALUE);
        return new Batch(String.valueOf(seed), seeds.boxed().toList());
    }

    private static long freshSeed() {
        return new SplittableRandom().nextLong(Long.MAX_VALUE);
    }
}
