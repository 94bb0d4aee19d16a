package io.dockops.junit.kill;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What came of a round.
 *
 * @param moment when the victim was killed, in words
 * @param standing how many things the victim had when it was killed
 * @param clean how long after the kill the last thing was removed; zero where nothing had to be
 * @param leaks what was left
 * @param touched what was done to things that are not the victim's
 * @param story what the engine has told of the victim's things since the kill
 */
record Outcome(
        Plan plan,
        String moment,
        int standing,
        Duration clean,
        List<String> leaks,
        List<String> touched,
        List<String> story) {

    /** How long it may take; of a hundred rounds, one may take longer. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    boolean passed() {
        return leaks.isEmpty() && touched.isEmpty();
    }

    boolean isSlow() {
        return clean.compareTo(LONGEST) > 0;
    }

    @Override
    public String toString() {
        return plan + ", killed " + moment + " with " + standing + " things there: "
                + (leaks.isEmpty() ? "clean after " + seconds(clean) : "LEFT " + leaks)
                + (touched.isEmpty() ? "" : ", TOUCHED " + touched);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
