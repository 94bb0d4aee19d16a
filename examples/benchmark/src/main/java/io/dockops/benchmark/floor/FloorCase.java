package io.dockops.benchmark.floor;

import io.dockops.benchmark.child.Page;
import io.dockops.benchmark.child.Target;
import io.dockops.benchmark.child.Touch;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One container for the class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FloorCase {

    private final EngineSocket engine = new EngineSocket();
    private FloorContainer container = new FloorContainer(engine, "", 0);

    FloorCase() throws IOException {}

    @BeforeAll
    void start() throws IOException, InterruptedException {
        engine.call("GET", "/images/" + Target.IMAGE + "/json", "");
        container = FloorContainer.start(engine);
    }

    @Test
    void answers() throws IOException {
        Touch.body();
        Page.check(container.port());
    }

    @AfterAll
    void remove() throws IOException {
        container.remove();
        engine.close();
    }
}
