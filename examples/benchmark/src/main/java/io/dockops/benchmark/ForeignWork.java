package io.dockops.benchmark;

import io.dockops.benchmark.floor.Bystanders;
import java.util.List;

/** The same work beside thousands of containers of nobody's. Only where it is asked for: it takes long. */
final class ForeignWork implements Work {

    private static final int BYSTANDERS = 5_000;
    private static final List<Contender> BOTH = List.of(Contender.FLOOR, Contender.DOCKOPS);

    @Override
    public String name() {
        return "foreign";
    }

    @Override
    public void run(Bench bench) throws Exception {
        bench.report().heading("Beside " + BYSTANDERS + " containers of somebody else's");
        measure(bench, "without them");
        Progress.say("foreign: creates " + BYSTANDERS + " containers");
        List<String> ids = Bystanders.create(BYSTANDERS);
        try {
            measure(bench, "beside them");
        } finally {
            Progress.say("foreign: removes them");
            Bystanders.remove(ids);
        }
    }

    private void measure(Bench bench, String where) throws Exception {
        Results<Contender> warm =
                bench.raceWarm(name() + ", " + where, BOTH, (child, contender) -> child.ask("each 10"));
        Results<Contender> fresh = bench.race()
                .run(
                        name() + ", a JVM, " + where,
                        BOTH,
                        (contender, round) -> bench.children().fresh(OneRunOf.itsClass(contender)));
        Report report = bench.report();
        report.comparison(where + ": start to ready, ms", "start", warm, BOTH);
        report.comparison(where + ": removal, ms", "remove", warm, BOTH);
        report.comparison(where + ": a whole JVM with one test, ms", "whole", fresh, BOTH);
    }
}
