package io.dockops.benchmark;

import java.util.List;

/** Several containers at once. */
record TogetherWork(String name, int containers, List<Contender> contenders) implements Work {

    @Override
    public void run(Bench bench) throws Exception {
        Results<Contender> results =
                bench.raceWarm(name, contenders, (child, contender) -> child.ask("together " + containers));
        bench.report().heading("In a warm JVM: " + containers + " containers at once");
        bench.report().comparison("from the start to all ready, ms", "start", results, contenders);
        bench.report().comparison("the removal of all, ms", "remove", results, contenders);
    }
}
