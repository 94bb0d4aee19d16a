package io.dockops.benchmark;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A whole JVM that finds its classes in an archive of the JDK's: what is left when loading them costs next to nothing. */
final class ArchivedJvmWork implements Work {

    @Override
    public String name() {
        return "jvm-archived";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Map<Contender, OneRunOf> runs = new EnumMap<>(Contender.class);
        for (Contender contender : JvmWork.ALL) {
            Path archive = bench.temp().resolve(contender.name() + ".jsa");
            OneRunOf itsClass = OneRunOf.itsClass(contender);
            Progress.say(name() + ": archives the classes of " + contender.title());
            bench.children().fresh(itsClass.with(List.of("-XX:ArchiveClassesAtExit=" + archive)));
            runs.put(contender, itsClass.with(List.of("-XX:SharedArchiveFile=" + archive)));
        }
        Results<Contender> results = bench.race()
                .run(
                        name(),
                        JvmWork.ALL,
                        (contender, round) -> bench.children().fresh(Objects.requireNonNull(runs.get(contender))));
        Report report = bench.report();
        report.heading("A whole JVM that has an archive of its classes (`-XX:SharedArchiveFile`)");
        report.comparison("from the process's start to its end, ms", "whole", results, JvmWork.ALL);
        report.comparison("from the test plan's start to the test's body, ms", "touch", results, JvmWork.ALL);
        report.comparison("most resident memory, MiB", "memory", results, JvmWork.ALL);
        report.distanceToTheLeast(results);
    }
}
