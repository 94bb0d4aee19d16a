package io.dockops.junit;

import org.apiguardian.api.API;

/**
 * What may happen to a container though a test succeeds; see {@link ContainerGuard}.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Mishap {
    /** It has ended, or was removed. */
    EXIT,
    /** The kernel killed it for memory. */
    OOM,
    /** Its health check fails. */
    UNHEALTHY
}
