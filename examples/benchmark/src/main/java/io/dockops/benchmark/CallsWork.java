package io.dockops.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** How often the engine is asked, and for what. */
final class CallsWork implements Work {

    /** By when the work in the background that a first container brings along is done. */
    private static final long QUIET_SECONDS = 4;

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Progress.say(name());
        List<List<String>> rows = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (Contender contender : Contender.PEERS) {
            Map<String, List<String>> phases = new LinkedHashMap<>();
            try (CallRelay relay = new CallRelay(bench.temp().resolve(contender.name() + ".sock"))) {
                Map<String, String> variables = Map.of("DOCKER_HOST", relay.dockerHost());
                inWarmJvm(bench, contender, relay, variables, phases);
                bench.children().fresh(OneRunOf.itsClass(contender).with(variables));
                phases.put("whole JVM", relay.calls());
            }
            List<String> row = new ArrayList<>(List.of(contender.title()));
            phases.values().forEach(calls -> row.add(String.valueOf(calls.size())));
            rows.add(row);
            told.add(contender.title() + ", next start: " + shown(phases, "next start"));
            told.add(contender.title() + ", its removal: " + shown(phases, "its removal"));
            told.add(contender.title() + ", whole JVM: " + shown(phases, "whole JVM"));
        }
        Report report = bench.report();
        report.heading("Calls of the engine");
        report.paragraph("The first five columns are of one warm JVM, the last is of a fresh one with one test class.");
        report.table(
                List.of("", "first start", "removal", "background", "next start", "its removal", "whole JVM"), rows);
        report.list(told);
    }

    private static void inWarmJvm(
            Bench bench,
            Contender contender,
            CallRelay relay,
            Map<String, String> variables,
            Map<String, List<String>> phases)
            throws IOException, InterruptedException {
        try (WarmChild child = bench.children().warm(contender, variables)) {
            child.ask("start");
            phases.put("first start", relay.calls());
            child.ask("remove");
            phases.put("removal", relay.calls());
            TimeUnit.SECONDS.sleep(QUIET_SECONDS);
            phases.put("background", relay.calls());
            child.ask("start");
            phases.put("next start", relay.calls());
            child.ask("remove");
            phases.put("its removal", relay.calls());
        }
        relay.calls();
    }

    private static String shown(Map<String, List<String>> phases, String phase) {
        return phases.getOrDefault(phase, List.of()).stream()
                .map(call -> "`" + call + "`")
                .collect(Collectors.joining(", "));
    }
}
