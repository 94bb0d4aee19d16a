package io.dockops.watchdog;

import io.dockops.owner.OwnerLock;
import io.dockops.owner.SessionFiles;
import io.dockops.owner.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/**
 * A program that waits for the death of a session's JVM, and removes what it has left. Until then it sweeps up after
 * earlier ones, and does nothing else.
 */
public final class Watchdog {

    /** It ends so long after its owner, whatever happens. */
    private static final Duration LONGEST = Duration.ofSeconds(58);

    private Watchdog() {}

    /**
     * Watch over a session on an engine behind a unix socket or plain tcp.
     *
     * @param arguments the state directory, the session's id, and the engine's address
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        watch(Path.of(arguments[0]), arguments[1], arguments[2], Wire.to(URI.create(arguments[2])));
    }

    /** Watch over a session, by whatever way leads to its engine. */
    public static void watch(Path directory, String session, String engine, Wire wire)
            throws IOException, InterruptedException {
        StateDirectory state = StateDirectory.at(directory);
        Thread sweep = new Thread(() -> sweep(wire, state, engine), "dockops-sweep");
        sweep.setDaemon(true);
        sweep.start();
        SessionFiles files = state.session(session);
        try (OwnerLock lock = OwnerLock.awaitDeath(files.lock()).orElse(null)) {
            endAtLatest();
            if (lock != null) {
                cleanUp(state, session, engine, new DeadSession(new Things(wire), session, files));
            }
        }
        sweep.join(); // sessions may be so short that none outlives a sweep
        System.exit(0);
    }

    private static void sweep(Wire wire, StateDirectory state, String engine) {
        try {
            new Sweep(wire, state, engine).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // its trace goes into the log file
        }
    }

    private static void endAtLatest() {
        new Timer("dockops-end", true)
                .schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                Runtime.getRuntime().halt(1);
                            }
                        },
                        LONGEST.toMillis());
    }

    private static void cleanUp(StateDirectory state, String session, String engine, DeadSession dead)
            throws IOException {
        Findings findings = new Findings();
        dead.removeAllBut(kept -> kept, findings);
        if (findings.areNews()) {
            state.reports()
                    .write(findings.report("Session " + session + " has ended before all that it had made on " + engine
                            + " was gone"));
        }
    }
}
