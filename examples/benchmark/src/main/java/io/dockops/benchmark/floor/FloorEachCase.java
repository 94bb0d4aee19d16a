package io.dockops.benchmark.floor;

import io.dockops.benchmark.child.Pause;
import io.dockops.benchmark.child.Target;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;

/** A container for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FloorEachCase {

    private final EngineSocket engine = new EngineSocket();
    private FloorContainer container = new FloorContainer(engine, "", 0);

    FloorEachCase() throws IOException {}

    @BeforeAll
    void find() throws IOException {
        engine.call("GET", "/images/" + Target.IMAGE + "/json", "");
    }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        container = FloorContainer.start(engine);
    }

    @RepeatedTest(20)
    void works() throws InterruptedException {
        Pause.work();
    }

    @AfterEach
    void remove() throws IOException {
        container.remove();
    }

    @AfterAll
    void close() throws IOException {
        engine.close();
    }
}
