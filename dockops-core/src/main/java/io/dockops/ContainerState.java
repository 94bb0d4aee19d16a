package io.dockops;

import org.apiguardian.api.API;

/**
 * The state of a container at one moment.
 *
 * @param status what it does
 * @param exitCode of its last run; 0 while it has none
 * @param outOfMemory whether the kernel killed it for memory
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ContainerState(ContainerStatus status, int exitCode, boolean outOfMemory) {

    /**
     * Tell whether it runs.
     *
     * @return whether its status is {@link ContainerStatus#RUNNING}
     */
    public boolean isRunning() {
        return status == ContainerStatus.RUNNING;
    }
}
