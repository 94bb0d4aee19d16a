package io.dockops.junit.kill;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What a round does, all of it from its seed.
 *
 * @param byEvent whether the moment is counted in events of the victim, and not in its life's time
 * @param fraction where in the life, or among its events, the moment is: from 0 to 1
 * @param delay milliseconds from the event to the kill
 * @param joins whether a bait joins the victim's network, which then can't be removed
 */
record Plan(long seed, Shape shape, boolean byEvent, double fraction, int delay, boolean joins) {

    private static final List<Shape> SHAPES = List.of(Shape.values());
    private static final int LONGEST_DELAY = 50;
    private static final int ROUNDS_FOR_ONE_THAT_JOINS = 10;

    static Plan of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Shape shape = SHAPES.get(random.nextInt(SHAPES.size()));
        boolean byEvent = random.nextBoolean();
        double fraction = random.nextDouble();
        return new Plan(
                seed,
                shape,
                byEvent,
                // Early events are more telling than late ones: that is where a victim begins to have anything.
                byEvent ? fraction * fraction : fraction,
                random.nextInt(LONGEST_DELAY + 1),
                random.nextInt(ROUNDS_FOR_ONE_THAT_JOINS) == 0);
    }

    /** Which of a life's events the moment follows, counted from one. */
    int event(Life life) {
        return 1 + (int) (fraction * life.events());
    }

    /** How long after its start the victim is killed. */
    long nanos(Life life) {
        return (long) (fraction * life.nanos());
    }

    /** Describe the moment in a life. */
    String moment(Life life) {
        return byEvent ? delay + " ms after event " + event(life) : "at " + nanos(life) / 1_000_000 + " ms";
    }

    @Override
    public String toString() {
        return shape.name().toLowerCase(Locale.ROOT) + ", seed " + seed;
    }

    /**
     * How a victim lives that nobody kills.
     *
     * @param nanos from its start to its end
     * @param events how often the engine tells of something of it
     */
    record Life(long nanos, int events) {}
}
