package io.dockops.junit.plan;

/** When an image is pulled. */
public enum PullPolicy {
    MISSING,
    ALWAYS,
    NEVER
}
