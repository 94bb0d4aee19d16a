package io.dockops.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A whole JVM for one test with one container. */
final class JvmWork implements Work {

    static final List<Contender> ALL = List.of(
            Contender.EMPTY,
            Contender.FLOOR,
            Contender.DOCKER_JAVA,
            Contender.TESTCONTAINERS,
            Contender.LEAST,
            Contender.DOCKOPS);

    @Override
    public String name() {
        return "jvm";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Map<Contender, Long> classes = new EnumMap<>(Contender.class);
        Results<Contender> results = bench.race().run(name(), ALL, (contender, round) -> {
            // The classes are counted in the warm-up, since writing them down takes time.
            if (round == 0) {
                classes.put(contender, countClasses(bench, contender));
            }
            return bench.children().fresh(OneRunOf.itsClass(contender));
        });
        Report report = bench.report();
        report.heading("A whole JVM: one test class, one container, one test");
        report.comparison("from the process's start to its end, ms", "whole", results, ALL);
        report.comparison("from the test plan's start to the test's body, ms", "touch", results, ALL);
        report.comparison("most resident memory, MiB", "memory", results, ALL);
        report.distanceToTheLeast(results);
        List<List<String>> rows = new ArrayList<>();
        classes.forEach((contender, count) -> rows.add(List.of(contender.title(), String.valueOf(count))));
        report.table(List.of("classes loaded, in one run", "number"), rows);
    }

    private static long countClasses(Bench bench, Contender contender) throws IOException, InterruptedException {
        Path log = Files.createTempFile(bench.temp(), "classes", ".log");
        bench.children()
                .fresh(OneRunOf.itsClass(contender)
                        .with(List.of("-Xlog:class+load:file=" + log + ":none:filecount=0")));
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" source: ")).count();
        } finally {
            Files.delete(log);
        }
    }
}
