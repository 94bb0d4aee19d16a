package io.dockops.benchmark.testcontainers;

import org.testcontainers.containers.wait.strategy.Wait;

/** A {@code GenericContainer} that waits for an answer over HTTP. */
final class TestcontainersHttp extends Testcontainers {

    TestcontainersHttp() {}

    @Override
    Httpd container() {
        return super.container().waitingFor(Wait.forHttp("/"));
    }
}
