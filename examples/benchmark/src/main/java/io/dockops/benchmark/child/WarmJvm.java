package io.dockops.benchmark.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;

/** A JVM that stays: one contestant, which does what the lines of its input say until they end. */
public final class WarmJvm {

    private WarmJvm() {}

    /**
     * Do the work.
     *
     * @param args the contestant's class
     */
    public static void main(String[] args) {
        // A library's threads would keep the JVM alive after a failure, and the parent waiting.
        try {
            work(args[0]);
            System.exit(0);
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void work(String contestantClass) throws Exception {
        PrintStream answers = System.out;
        // What a library prints must not mix with the answers.
        System.setOut(System.err);
        Contestant contestant = contestant(contestantClass);
        Commands commands = new Commands(contestant, answers);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        answer(input, commands, answers);
        contestant.close();
        answers.println("done");
    }

    private static Contestant contestant(String name) throws ReflectiveOperationException {
        var constructor = Class.forName(name).asSubclass(Contestant.class).getDeclaredConstructor();
        constructor.setAccessible(true); // It is its package's own, as this is.
        return constructor.newInstance();
    }

    private static void answer(BufferedReader input, Commands commands, PrintStream answers) throws Exception {
        for (String line = input.readLine(); line != null && !line.equals("end"); line = input.readLine()) {
            commands.run(line);
            answers.println("done");
        }
    }
}
