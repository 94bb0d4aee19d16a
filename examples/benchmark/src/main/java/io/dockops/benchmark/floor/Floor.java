package io.dockops.benchmark.floor;

import io.dockops.benchmark.child.Contestant;
import io.dockops.benchmark.child.Started;
import io.dockops.benchmark.child.Target;
import io.dockops.benchmark.child.Together;
import java.io.IOException;
import java.nio.file.Path;

/** The bare engine. */
final class Floor implements Contestant {

    private final EngineSocket engine = new EngineSocket();

    Floor() throws IOException {}

    @Override
    public Started start() throws IOException, InterruptedException {
        return FloorContainer.start(engine);
    }

    @Override
    public Started startTogether(int count) throws Exception {
        return Together.start(count, Floor::startAlone);
    }

    /** Starts one by a connection of its own, which it keeps. */
    private static Started startAlone() throws IOException, InterruptedException {
        EngineSocket own = new EngineSocket();
        FloorContainer container = FloorContainer.start(own);
        return () -> {
            try (own) {
                container.remove();
            }
        };
    }

    /** Asks whether it is there; who has nothing to build with has no more to do. */
    @Override
    public void ensureImage(Path context, String tag) throws IOException {
        engine.call("GET", "/images/" + Target.IMAGE + "/json", "");
    }

    @Override
    public Class<?> testsWithContainers() {
        return FloorEachCase.class;
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
