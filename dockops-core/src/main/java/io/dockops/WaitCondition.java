package io.dockops;

import java.util.List;

/** One thing that a container is waited for; a value, so that equal declarations are equal. */
sealed interface WaitCondition {

    /** Every published tcp port answers; where there is none, the container runs. */
    record Ports() implements WaitCondition {
        @Override
        public String toString() {
            return "ports";
        }
    }

    /** One port answers. */
    record Port(int containerPort) implements WaitCondition {
        @Override
        public String toString() {
            return "port " + containerPort;
        }
    }

    /** An http request is answered as expected. */
    record Http(HttpCheck check) implements WaitCondition {
        @Override
        public String toString() {
            return check.toString();
        }
    }

    /** A regular expression is found in so many lines of the log. */
    record Log(String pattern, int times) implements WaitCondition {
        @Override
        public String toString() {
            return "log \"" + pattern + "\"" + (times == 1 ? "" : " " + times + " times");
        }
    }

    /** The image's health check passes. */
    record Healthy() implements WaitCondition {
        @Override
        public String toString() {
            return "healthy";
        }
    }

    /** The container ends with this exit code. */
    record Exit(int code) implements WaitCondition {
        @Override
        public String toString() {
            return "exit code " + code;
        }
    }

    /** A command that is executed in the container succeeds. */
    record Command(List<String> words) implements WaitCondition {
        @Override
        public String toString() {
            return "command \"" + String.join(" ", words) + "\"";
        }
    }

    /** A user's own probe is content; one for all containers. */
    record Own(ReadinessProbe probe) implements WaitCondition {
        @Override
        public String toString() {
            return "probe " + probe.getClass().getSimpleName();
        }
    }

    /** A user's own probe is content; one is made for each container. */
    record OwnClass(Class<? extends ReadinessProbe> type) implements WaitCondition {
        @Override
        public String toString() {
            return "probe " + type.getSimpleName();
        }
    }
}
