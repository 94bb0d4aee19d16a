package io.dockops.junit;

import io.dockops.junit.plan.Guard;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads one {@link ContainerGuard}. */
final class GuardReader {

    private GuardReader() {}

    static Guard read(ContainerGuard annotation) {
        List<Mishap> failOn = List.of(annotation.failOn());
        if (failOn.isEmpty() && annotation.forbidLog().isEmpty()) {
            throw new IllegalArgumentException("it guards against nothing: give failOn or forbidLog");
        }
        return new Guard(
                annotation.container(),
                failOn.contains(Mishap.EXIT),
                failOn.contains(Mishap.OOM),
                failOn.contains(Mishap.UNHEALTHY),
                annotation.forbidLog().isEmpty() ? Optional.empty() : Optional.of(pattern(annotation.forbidLog())));
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "forbidLog: Bad pattern [" + text + "]: " + e.getDescription()
                            + "; write a regular expression, such as" + " \"ERROR|Exception\"",
                    e);
        }
    }
}
