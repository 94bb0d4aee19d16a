package io.dockops;

import org.apiguardian.api.API;

/**
 * How important an event is, from the most important to the least.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum EventLevel {
    /** Something failed; logged as SLF4J's error. */
    ERROR,
    /** Something is not as it should be; logged as SLF4J's warn. */
    WARN,
    /** An image or a container has changed its state; logged as SLF4J's info. */
    INFO,
    /** A step on the way there, such as a line of a build; logged as SLF4J's debug. */
    VERBOSE,
    /** An engine call; taken as {@link #VERBOSE} by {@link Dockops#logEvents}. */
    DEBUG,
    /** Each small thing, such as an entry of a tar; logged as SLF4J's trace. */
    SILLY
}
