package io.dockops;

import java.util.List;

/** One thing that a container is waited for; a value, so that equal declarations are equal. */
sealed interface WaitCondition {

    /** Every published tcp port answers; where there is none, the container runs. */
    record Ports() implements WaitCondition {}

    /** One port answers. */
    record Port(int containerPort) implements WaitCondition {}

    /** An http request is answered as expected. */
    record Http(HttpCheck check) implements WaitCondition {}

    /** A regular expression is found in so many lines of the log. */
    record Log(String pattern, int times) implements WaitCondition {}

    /** The image's health check passes. */
    record Healthy() implements WaitCondition {}

    /** The container ends with this exit code. */
    record Exit(int code) implements WaitCondition {}

    /** A command that is executed in the container succeeds. */
    record Command(List<String> words) implements WaitCondition {}

    /** A user's own probe is content; one for all containers. */
    record Own(ReadinessProbe probe) implements WaitCondition {}

    /** A user's own probe is content; one is made for each container. */
    record OwnClass(Class<? extends ReadinessProbe> type) implements WaitCondition {}
}
