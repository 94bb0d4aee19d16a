package io.dockops;

import org.apiguardian.api.API;

/**
 * The engine's own word for what a container does.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ContainerStatus {
    /** Made, and never started. */
    CREATED,
    /** Its process runs. */
    RUNNING,
    /** Its processes are frozen. */
    PAUSED,
    /** The engine starts it again by its restart policy. */
    RESTARTING,
    /** The engine is taking it away. */
    REMOVING,
    /** Its process has ended. */
    EXITED,
    /** A removal failed half-way. */
    DEAD,
    /** A word that this version does not know. */
    UNKNOWN;

    static ContainerStatus parse(String word) {
        for (ContainerStatus status : values()) {
            if (status.name().equalsIgnoreCase(word)) {
                return status;
            }
        }
        return UNKNOWN;
    }

    /**
     * Tell whether its process is there, frozen or not.
     *
     * @return {@code true} for running, paused and restarting
     */
    public boolean isUp() {
        return this == RUNNING || this == PAUSED || this == RESTARTING;
    }
}
