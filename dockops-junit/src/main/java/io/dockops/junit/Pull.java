package io.dockops.junit;

import org.apiguardian.api.API;

/**
 * When an image is pulled from its registry.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Pull {
    /** As the key {@code dockops.pull} says; without it, {@link #MISSING}. */
    DEFAULT,
    /** Where the engine does not have it. */
    MISSING,
    /** Once in each test run. For an image that is built, the images that it is built from are pulled. */
    ALWAYS,
    /** Never: it is an error where the engine does not have it. */
    NEVER
}
