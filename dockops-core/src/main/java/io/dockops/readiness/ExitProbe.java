package io.dockops.readiness;

import io.dockops.engine.ContainerFacts;

/** The container ends with an exit code; another one can't be mended by waiting. */
public final class ExitProbe implements Probe {

    private final int code;

    public ExitProbe(int code) {
        this.code = code;
    }

    @Override
    public Answer ask(ContainerFacts container) {
        return Answer.no("it still runs, and should end with exit code " + code);
    }

    @Override
    public Answer askEnded(ContainerFacts container) {
        return container.exitCode() == code
                ? Answer.yes("it ended with exit code " + code)
                : Answer.never("it ended with " + container.exit() + ", wanted " + code);
    }

    @Override
    public boolean expectsEnd() {
        return true;
    }
}
