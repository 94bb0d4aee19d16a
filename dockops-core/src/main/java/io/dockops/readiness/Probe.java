package io.dockops.readiness;

import io.dockops.engine.ContainerFacts;

/** Asks one container once whether it is ready; the answer comes soon, and always has a reason. */
@FunctionalInterface
public interface Probe extends AutoCloseable {

    /** How far a container is. */
    enum Verdict {
        READY,
        NOT_YET,
        /** Asking again is of no use. */
        NEVER
    }

    /** What a container said, and why; the reason makes sense without knowing the probe. */
    record Answer(Verdict verdict, String reason) {

        public static Answer yes(String reason) {
            return new Answer(Verdict.READY, reason);
        }

        public static Answer no(String reason) {
            return new Answer(Verdict.NOT_YET, reason);
        }

        public static Answer never(String reason) {
            return new Answer(Verdict.NEVER, reason);
        }

        boolean ready() {
            return verdict == Verdict.READY;
        }
    }

    /** Ask the container that an inspect has just found running. */
    Answer ask(ContainerFacts container);

    /** Ask a container that has ended, as another probe expects it to; most have nobody to ask then. */
    default Answer askEnded(ContainerFacts container) {
        return Answer.never("the container has ended, so that there is nobody to ask any more");
    }

    /** Tell whether the container should end; where no probe says so, its end is a failure. */
    default boolean expectsEnd() {
        return false;
    }

    /** Let go of what asking needed; the wait is over. */
    @Override
    default void close() {}
}
