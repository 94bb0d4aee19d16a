package io.dockops.benchmark.child;

import org.junit.jupiter.api.Test;

/** A test without containers: what JUnit and the JVM take. */
final class EmptyCase {

    @Test
    void runs() {
        Touch.body();
    }
}
