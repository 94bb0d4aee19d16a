package io.dockops.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Runs the works that are asked for, and prints their tables. */
public final class Benchmark {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'");

    private Benchmark() {}

    /**
     * Run the benchmark, in the directory of this module, which must be packaged.
     *
     * @param args how many rounds, then which works; 10 rounds of all by default
     */
    public static void main(String[] args) throws Exception {
        Arguments arguments;
        try {
            arguments = Arguments.parse(List.of(args));
        } catch (IllegalArgumentException e) {
            Progress.say(Optional.ofNullable(e.getMessage()).orElse("bad arguments"));
            System.exit(2);
            return;
        }
        Path temp = Files.createTempDirectory("dockops-benchmark");
        Children children = new Children(ClassPaths.read(Path.of("target")), temp);
        CleanUp cleanUp = new CleanUp(children, temp);
        try {
            Stage stage = cleanUp.with(new Stage());
            run(arguments, stage, children, temp);
        } catch (Exception e) {
            e.printStackTrace();
            cleanUp.run();
            System.exit(1);
        }
        cleanUp.run();
    }

    private static void run(Arguments arguments, Stage stage, Children children, Path temp) throws Exception {
        Report report = new Report(System.out);
        ClassPaths classPaths = ClassPaths.read(Path.of("target"));
        report.list(List.of(
                "date: " + DATE.format(ZonedDateTime.now(ZoneOffset.UTC)),
                "processors: " + Runtime.getRuntime().availableProcessors(),
                "engine: Docker " + stage.engineVersion(),
                "JDK: " + System.getProperty("java.runtime.version"),
                "rounds: " + arguments.rounds() + ", after a warm-up that does not count",
                "load at the start: " + load()));
        Bench bench = new Bench(new Race(arguments.rounds()), children, classPaths, report, temp);
        for (Work work : arguments.works()) {
            work.run(bench);
        }
        report.paragraph("Load at the end: " + load() + ".");
    }

    /** The load averages of 1, 5 and 15 minutes. */
    private static String load() throws IOException {
        String[] words = Files.readString(Path.of("/proc/loadavg")).split(" ", -1);
        return String.join(", ", List.of(words).subList(0, 3));
    }
}
