package io.dockops.benchmark.testcontainers;

import io.dockops.benchmark.child.Pause;
import org.junit.jupiter.api.RepeatedTest;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

/** A container for each test. */
@Testcontainers
final class TestcontainersEachCase {

    @Container
    final Httpd httpd = new Httpd();

    @RepeatedTest(20)
    void works() throws InterruptedException {
        Pause.work();
    }
}
