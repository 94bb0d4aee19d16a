package io.dockops.benchmark;

import java.util.List;
import java.util.Map;

/** What the report costs a run that has nothing to report. */
final class ReportWork implements Work {

    private enum Writes {
        NONE("no report", "off"),
        REPORT("with its report", "");

        private final String title;
        private final String configured;

        Writes(String title, String configured) {
            this.title = title;
            this.configured = configured;
        }
    }

    private static final List<Writes> BOTH = List.of(Writes.values());

    @Override
    public String name() {
        return "report";
    }

    @Override
    public void run(Bench bench) throws Exception {
        bench.report().heading("The report of a green run");
        Contender dockops = Contender.DOCKOPS;
        measure(bench, "a JVM with one test", OneRunOf.itsClass(dockops));
        measure(bench, "a JVM with 20 tests", OneRunOf.itsClassOfManyTests(dockops));
    }

    private void measure(Bench bench, String what, OneRunOf run) throws Exception {
        Results<Writes> results = bench.race()
                .run(
                        name() + ", " + what,
                        BOTH,
                        (writes, round) ->
                                bench.children().fresh(run.with(Map.of("DOCKOPS_REPORT", writes.configured))));
        bench.report().comparison(what + ", ms", "whole", results, BOTH, Writes.NONE, writes -> writes.title);
        bench.report()
                .comparison(
                        what + ", most resident memory, MiB",
                        "memory",
                        results,
                        BOTH,
                        Writes.NONE,
                        writes -> writes.title);
    }
}
