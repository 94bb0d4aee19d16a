package io.dockops.benchmark.testcontainers;

import io.dockops.benchmark.child.Contestant;
import io.dockops.benchmark.child.Started;
import io.dockops.benchmark.child.Together;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.lifecycle.Startables;

/** A {@code GenericContainer} with its default wait. */
class Testcontainers implements Contestant {

    Testcontainers() {}

    /** Give a container that is not started yet. */
    Httpd container() {
        return new Httpd();
    }

    @Override
    public final Started start() {
        Httpd container = container();
        container.start();
        return container::stop;
    }

    @Override
    public final Started startTogether(int count) {
        List<Httpd> all = Stream.generate(this::container).limit(count).toList();
        Startables.deepStart(all).join();
        return () -> Together.remove(
                all.stream().<Started>map(container -> container::stop).toList());
    }

    @Override
    public final void ensureImage(Path context, String tag) throws Exception {
        new ImageFromDockerfile(tag, false).withFileFromPath(".", context).get();
    }

    @Override
    public final Class<?> testsWithContainers() {
        return TestcontainersEachCase.class;
    }

    /** Its client belongs to the JVM. */
    @Override
    public final void close() {}
}
