package io.dockops.junit;

import io.dockops.engine.Uninterrupted;
import io.dockops.junit.fixture.EngineFixtures;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Fixtures that are made before anybody asks, with the key under which they are kept when somebody does. */
record AheadFixtures(String key, EngineFixtures fixtures) {

    /** What was found; it is looked for now where nobody has begun to. */
    static Optional<AheadFixtures> found(@Nullable FutureTask<Optional<AheadFixtures>> looking) {
        if (looking == null) {
            return Optional.empty();
        }
        looking.run();
        try {
            return Uninterrupted.get(looking);
        } catch (ExecutionException e) {
            // The class that it is about runs into it again, and tells it where it is seen.
            return Optional.empty();
        }
    }
}
