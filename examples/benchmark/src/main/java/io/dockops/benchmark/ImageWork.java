package io.dockops.benchmark;

import io.dockops.benchmark.child.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** An image that is there already, from a directory that has not changed. */
final class ImageWork implements Work {

    private static final int SIZE = 1 << 20;

    @Override
    public String name() {
        return "image";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path context = context(bench.temp());
        List<Contender> all = Contender.PEERS;
        // Each has a tag of its own, which it builds in the warm-up.
        Results<Contender> results = bench.raceWarm(
                name(),
                all,
                (child, contender) -> child.ask("image 10 " + context + " " + Target.GROUP + ":"
                        + contender.name().toLowerCase(Locale.ROOT)));
        bench.report().heading("In a warm JVM: an unchanged image from a directory of 1 MiB");
        bench.report().comparison("until it is sure to be there, ms", "ensure", results, all);
    }

    private static Path context(Path temp) throws IOException {
        Path context = Files.createDirectories(temp.resolve("context"));
        byte[] data = new byte[SIZE];
        new Random(1).nextBytes(data);
        Files.write(context.resolve("data"), data);
        Files.writeString(context.resolve("Dockerfile"), "FROM busybox\nCOPY data /data\n");
        return context;
    }
}
