package io.dockops.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Many classes that share one container, against as many that have none. */
final class ScaleWork implements Work {

    private static final int MANY = 500;

    private enum Classes {
        ONE_PLAIN("1 class, JUnit alone", Contender.EMPTY),
        MANY_PLAIN(MANY + " classes, JUnit alone", Contender.EMPTY),
        ONE_LEAST("1 class with the least of the design", Contender.LEAST),
        MANY_LEAST(MANY + " classes that share its container", Contender.LEAST),
        ONE_SHARING("1 class with a `SUITE` container", Contender.DOCKOPS),
        MANY_SHARING(MANY + " classes that share a `SUITE` container", Contender.DOCKOPS);

        private final String title;
        private final Contender contender;

        Classes(String title, Contender contender) {
            this.title = title;
            this.contender = contender;
        }

        int count() {
            return name().startsWith("ONE") ? 1 : MANY;
        }

        Path compiled(Bench bench) throws IOException {
            Path directory = bench.temp().resolve(name());
            String classPath = bench.classPaths().of(contender);
            return switch (contender) {
                case EMPTY -> GeneratedClasses.plain(directory, count(), classPath);
                case LEAST -> GeneratedClasses.sharedByLeast(directory, count(), classPath);
                default -> GeneratedClasses.shared(directory, count(), classPath);
            };
        }
    }

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public void run(Bench bench) throws Exception {
        List<Classes> all = List.of(Classes.values());
        Map<Classes, OneRunOf> runs = new EnumMap<>(Classes.class);
        for (Classes classes : all) {
            runs.put(classes, OneRunOf.directory(classes.contender, classes.compiled(bench)));
        }
        Results<Classes> results = bench.race()
                .run(
                        name(),
                        all,
                        (classes, round) ->
                                checked(classes, bench.children().fresh(Objects.requireNonNull(runs.get(classes)))));
        Report report = bench.report();
        report.heading("Many classes, one container");
        report.comparison(
                "from the process's start to its end, ms",
                "whole",
                results,
                all,
                Classes.MANY_PLAIN,
                classes -> classes.title);
        report.paragraph("What a class that shares the container costs beyond JUnit's own cost of a class: "
                + told(costs(results, Classes.ONE_SHARING, Classes.MANY_SHARING)) + "; with the least of the design: "
                + told(costs(results, Classes.ONE_LEAST, Classes.MANY_LEAST)) + ".");
    }

    private static Map<String, Double> checked(Classes classes, Map<String, Double> values) {
        if (!Double.valueOf(classes.count()).equals(values.get("tests"))) {
            throw new IllegalStateException(classes.title + ": there ran " + values.get("tests") + " tests");
        }
        return values;
    }

    private static String told(List<Double> costs) {
        Summary each = Summary.of(costs);
        return Report.number(each.median()) + " ms (" + Report.number(each.least()) + " – " + Report.number(each.most())
                + ")";
    }

    /** Round by round: what the further classes cost, without what the first one costs. */
    private static List<Double> costs(Results<Classes> results, Classes one, Classes many) {
        List<Double> costs = new ArrayList<>();
        for (int i = 0; i < results.of("whole", Classes.ONE_PLAIN).size(); i++) {
            double sharing = whole(results, many, i) - whole(results, one, i);
            double plain = whole(results, Classes.MANY_PLAIN, i) - whole(results, Classes.ONE_PLAIN, i);
            costs.add((sharing - plain) / (MANY - 1));
        }
        return costs;
    }

    private static double whole(Results<Classes> results, Classes classes, int round) {
        return results.of("whole", classes).get(round);
    }
}
