package io.dockops.junit.plan;

/** Whether a container stays when its scope ends. */
public enum KeepPolicy {
    NEVER,
    ON_FAILURE,
    ALWAYS;

    /** Tell whether it stays after a scope that failed or did not. */
    public boolean keeps(boolean failed) {
        return this == ALWAYS || (this == ON_FAILURE && failed);
    }
}
