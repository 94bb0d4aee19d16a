package io.dockops.junit.kill;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/** Looks for processes that a victim has left. */
final class Watchdogs {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Watchdogs() {}

    /** Wait until there is none any more that has to do with a directory, and return those that stay. */
    static List<String> stayingAt(Path directory) {
        try {
            await().atMost(LONGEST)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> at(directory).isEmpty());
            return List.of();
        } catch (ConditionTimeoutException e) {
            return at(directory);
        }
    }

    private static List<String> at(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .flatMap(process -> process.info().commandLine().map(line -> process.pid() + " " + line).stream())
                .filter(line -> line.contains(directory.toString()))
                .toList();
    }
}
