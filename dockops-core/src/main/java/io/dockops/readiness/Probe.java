package io.dockops.readiness;

import io.dockops.engine.ContainerFacts;

/** Asks one running container once whether it is ready; the answer comes soon, and always has a reason. */
@FunctionalInterface
public interface Probe {

    /** What a container said: ready or not, and why. */
    record Answer(boolean ready, String reason) {

        static Answer yes(String reason) {
            return new Answer(true, reason);
        }

        static Answer no(String reason) {
            return new Answer(false, reason);
        }
    }

    /** Ask the container that an inspect has just found running. */
    Answer ask(ContainerFacts container);
}
