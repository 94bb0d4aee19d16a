package io.dockops;

import io.dockops.engine.EngineException;
import io.dockops.engine.EngineRefusal;
import io.dockops.engine.PlainTextRefused;
import java.util.function.Supplier;

/** Tells the engine room's failures in public exceptions, with what was attempted in front. */
final class Failures {

    private Failures() {}

    static DockopsException of(String attempted, EngineException e) {
        String failed = attempted + " failed: ";
        if (e instanceof EngineRefusal refusal) {
            return new DockopsException(failed + refusal.engineMessage(), e);
        }
        // Where nothing was sent, nobody knows whether an engine would have answered.
        return e instanceof PlainTextRefused
                ? new DockopsException(failed + e.getMessage(), e)
                : new EngineUnavailableException(failed + e.getMessage(), e);
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
