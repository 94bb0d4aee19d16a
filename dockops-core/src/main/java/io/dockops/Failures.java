package io.dockops;

import io.dockops.engine.EngineException;
import io.dockops.engine.EngineRefusal;
import java.util.function.Supplier;

/** Tells the engine room's failures in public exceptions, with what was attempted in front. */
final class Failures {

    private Failures() {}

    static DockopsException of(String attempted, EngineException e) {
        return e instanceof EngineRefusal refusal
                ? new DockopsException(attempted + " failed: " + refusal.engineMessage(), e)
                : new EngineUnavailableException(attempted + " failed: " + e.getMessage(), e);
    }

    static <T> T translated(String attempted, Supplier<T> work) {
        try {
            return work.get();
        } catch (EngineException e) {
            throw of(attempted, e);
        }
    }

    static void translated(String attempted, Runnable work) {
        translated(attempted, () -> {
            work.run();
            return attempted;
        });
    }
}
