package io.dockops.junit;

import org.apiguardian.api.API;

/**
 * How long a container lives.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Scope {
    /** Each test gets a container of its own. */
    METHOD,
    /** All tests of a class, and of the classes nested in it, share one. */
    CLASS,
    /**
     * All classes of the JVM share one: it starts at its first use and goes with the launcher session. Every class that uses it
     * declares it in the same way, best by a meta-annotation.
     */
    SUITE
}
