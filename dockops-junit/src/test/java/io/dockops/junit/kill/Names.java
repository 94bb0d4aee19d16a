package io.dockops.junit.kill;

import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * The names of one run of the harness, so that two on one engine do not get in each other's way.
 *
 * @param run what is in the name of everything
 */
record Names(String run) {

    /** The label of images, and a victim's system property. */
    static final String RUN = "kill.run";

    /** The label of a victim's containers, and its system property. */
    static final String VICTIM = "kill.victim";

    /** The label of baits. */
    static final String BAIT = "kill.bait";

    static Names fresh() {
        return new Names("k" + HexFormat.of().toHexDigits(new SplittableRandom().nextInt()));
    }

    /** The group of the images that all victims share. */
    String group() {
        return "kill-" + run;
    }

    /** The image that is the same for all victims. */
    String shared() {
        return group() + ":uno";
    }

    /** The image that each victim builds anew. */
    String own() {
        return group() + ":dos";
    }

    /** The token of the victim of a round, which is in the names of its networks and volumes. */
    String victim(String round) {
        return run + "-" + round;
    }

    String bait(String name) {
        return "kill-" + name + "-" + run;
    }
}
