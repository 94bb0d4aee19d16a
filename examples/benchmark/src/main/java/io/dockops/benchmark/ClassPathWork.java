package io.dockops.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a contestant adds to the test class path of a user who has JUnit. */
final class ClassPathWork implements Work {

    @Override
    public String name() {
        return "classpath";
    }

    @Override
    public void run(Bench bench) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (Contender contender : Contender.PEERS) {
            List<Path> jars = bench.classPaths().beyondJunit(contender);
            long bytes = 0;
            for (Path jar : jars) {
                bytes += Files.size(jar);
            }
            rows.add(List.of(
                    contender.title(), String.valueOf(jars.size()), String.format(Locale.ROOT, "%.1f", bytes / 1e6)));
        }
        bench.report().heading("The class path beyond JUnit");
        bench.report().table(List.of("", "jars", "MB"), rows);
    }
}
