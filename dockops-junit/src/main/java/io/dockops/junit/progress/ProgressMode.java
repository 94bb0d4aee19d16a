package io.dockops.junit.progress;

/** Where progress is shown. */
public enum ProgressMode {
    /** On the terminal, or in the log where there is none. */
    AUTO,
    /** On the terminal only. */
    TERMINAL,
    /** In the log only. */
    LOG,
    /** Nowhere. */
    OFF
}
