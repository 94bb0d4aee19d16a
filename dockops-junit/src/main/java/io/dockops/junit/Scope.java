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
    CLASS
}
