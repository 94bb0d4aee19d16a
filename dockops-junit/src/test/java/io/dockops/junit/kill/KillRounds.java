package io.dockops.junit.kill;

import java.util.ArrayList;
import java.util.List;

/** Kills test JVMs at random moments, and sees that nothing of theirs is left and nothing else is touched. */
public final class KillRounds {

    private KillRounds() {}

    /** Play the rounds that the arguments ask for, and exit with 0 if all went well. */
    public static void main(String[] arguments) throws Exception {
        List<Batch> batches = Batch.parse(arguments);
        Stage stage = Stage.set();
        Run run = Run.on(stage);
        List<Summary.Row> rows = new ArrayList<>();
        for (Batch batch : batches) {
            rows.add(run.play(batch));
        }
        List<String> left = run.end();
        left.forEach(what -> System.err.println("left at the end: " + what));
        Summary summary = new Summary(rows);
        System.out.print(summary);
        boolean passed = summary.passed() && left.isEmpty();
        if (passed) {
            stage.deleteDirectory();
        } else {
            System.err.println("what the victims and their watchdogs have written is in " + stage.directory());
        }
        System.exit(passed ? 0 : 1);
    }
}
