package io.dockops.benchmark;

import java.util.List;

/** One container after the other in a warm JVM. */
final class StartWork implements Work {

    private static final List<Contender> ALL = List.of(
            Contender.FLOOR,
            Contender.DOCKER_JAVA,
            Contender.TESTCONTAINERS,
            Contender.TESTCONTAINERS_HTTP,
            Contender.DOCKOPS);

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Results<Contender> results = bench.raceWarm(name(), ALL, (child, contender) -> child.ask("each 10"));
        bench.report().heading("In a warm JVM: one container after the other (a round's value is the median of 10)");
        bench.report().comparison("from the start to ready, ms", "start", results, ALL);
        bench.report().comparison("its removal, ms", "remove", results, ALL);
    }
}
