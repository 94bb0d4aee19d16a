package io.dockops.junit.plan;

/** How long a container lives, the shortest first; the annotation's scope in the plan's words. */
public enum Lifetime {
    METHOD,
    CLASS,
    SUITE
}
