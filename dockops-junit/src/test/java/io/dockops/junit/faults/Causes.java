package io.dockops.junit.faults;

import java.util.Objects;
import java.util.stream.Stream;

/** Finds a failure behind those that JUnit puts in front. */
final class Causes {

    private Causes() {}

    static <T extends Throwable> T first(Class<T> type, Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + type.getSimpleName() + " behind it", failure));
    }
}
