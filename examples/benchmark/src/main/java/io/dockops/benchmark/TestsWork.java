package io.dockops.benchmark;

import java.util.List;

/** Tests that have a fresh container each. */
record TestsWork(String name, long pauseMillis) implements Work {

    @Override
    public void run(Bench bench) throws Exception {
        List<Contender> all = Contender.PEERS;
        Results<Contender> results = bench.raceWarm(name, all, (child, contender) -> child.ask("tests " + pauseMillis));
        bench.report()
                .heading("In a warm JVM: 20 tests with a fresh container each, "
                        + (pauseMillis == 0 ? "which do nothing" : "which take " + pauseMillis + " ms each"));
        bench.report().comparison("the whole run, ms", "run", results, all);
    }
}
