package io.dockops.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Starts JVMs as a user does: without options, by the contestant's own class path. */
final class Children {

    private static final List<String> OPTIONS_OF_JAVA =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final ClassPaths classPaths;
    private final Path temp;
    private final Set<Process> started = ConcurrentHashMap.newKeySet();

    Children(ClassPaths classPaths, Path temp) {
        this.classPaths = classPaths;
        this.temp = temp;
    }

    /** A contestant that stays, for work in a warm JVM. */
    WarmChild warm(Contender contender, Map<String, String> variables) throws IOException {
        Path errors = Files.createTempFile(temp, "warm", ".errors");
        ProcessBuilder builder =
                java(contender, List.of(), "", List.of("io.dockops.benchmark.child.WarmJvm", contender.contestant()));
        builder.environment().putAll(variables);
        return new WarmChild(contender.title(), start(builder.redirectError(errors.toFile())), errors);
    }

    /**
     * Run a class's or a directory's tests in a JVM of their own.
     *
     * @return what the child tells, and {@code whole}, the milliseconds from its start to its end as seen from here
     */
    Map<String, Double> fresh(OneRunOf run) throws IOException, InterruptedException {
        Path output = Files.createTempFile(temp, "fresh", ".output");
        ProcessBuilder builder = java(
                run.contender(),
                run.options(),
                run.morePath(),
                List.of("io.dockops.benchmark.child.OneRun", run.what()));
        builder.environment().putAll(run.variables());
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        long begin = System.nanoTime();
        Process process = start(builder);
        int code = process.waitFor();
        double whole = (System.nanoTime() - begin) / 1e6;
        started.remove(process);
        List<String> lines = Files.readAllLines(output);
        if (code != 0 || !lines.contains("done")) {
            throw new IllegalStateException(run.contender().title() + " failed with code " + code + ": "
                    + String.join(System.lineSeparator(), lines));
        }
        Files.delete(output);
        Map<String, Double> values = Answers.parse(lines);
        values.put("whole", whole);
        return values;
    }

    private Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private ProcessBuilder java(Contender contender, List<String> options, String morePath, List<String> main) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        if (contender.isTestcontainers()) {
            // It would write the user's settings.
            command.add("-Duser.home=" + temp);
        }
        command.addAll(List.of("-cp", classPaths.of(contender) + morePath));
        command.addAll(main);
        ProcessBuilder builder = new ProcessBuilder(command);
        OPTIONS_OF_JAVA.forEach(builder.environment()::remove);
        builder.environment().putAll(contender.variables());
        // What others have left on this machine is not theirs to sweep up.
        builder.environment().put("DOCKOPS_STATE", temp.resolve("state").toString());
        return builder;
    }

    /** End those that have not ended. */
    void end() {
        for (Process process : started) {
            process.destroy();
        }
        for (Process process : started) {
            process.onExit().join();
        }
    }
}
