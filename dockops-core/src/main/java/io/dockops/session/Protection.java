package io.dockops.session;

import io.dockops.engine.Engine;
import io.dockops.engine.EngineEndpoint;
import io.dockops.engine.Uninterrupted;
import io.dockops.owner.Journal;
import io.dockops.owner.OwnerLock;
import io.dockops.owner.Ownership;
import io.dockops.owner.SessionFiles;
import io.dockops.owner.StateDirectory;
import io.dockops.watchdog.Sweep;
import io.dockops.watchdog.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that what a session makes goes away also where its JVM is killed: a lock that it holds as long as it lives, a
 * journal of what it is about to make, and a watchdog. It is set up on a thread of its own, as soon as it is known that
 * something will be made, and nothing is made before it stands.
 */
final class Protection {

    private final String session;
    private final Optional<EngineEndpoint> endpoint;
    private final SessionSettings settings;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final FutureTask<Standing> setUp = new FutureTask<>(new Callable<>() {
        @Override
        public Standing call() throws InterruptedException {
            return setUp();
        }
    });

    /** What stands once it is set up; without files where none can be written. */
    private record Standing(
            Ownership ownership,
            Journal journal,
            @Nullable StateDirectory state,
            @Nullable SessionFiles files,
            @Nullable OwnerLock lock) {}

    Protection(String session, Optional<EngineEndpoint> endpoint, SessionSettings settings) {
        this.session = session;
        this.endpoint = endpoint;
        this.settings = settings;
    }

    /** Begin to set it up, and go on. */
    void begin() {
        if (begun.compareAndSet(false, true)) {
            Thread thread = new Thread("dockops-protection") {
                @Override
                public void run() {
                    setUp.run();
                    showReports(); // nobody waits for that
                }
            };
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Whose things are. */
    Ownership ownership() {
        return standing().ownership();
    }

    /**
     * Note something down.
     *
     * @throws UncheckedIOException if it can't be written
     */
    void note(Entry entry) {
        try {
            entry.writeTo(standing().journal());
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    void noteIntent(String name) {
        try {
            standing().journal().intent(name);
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    void noteAnswered(String name) {
        try {
            standing().journal().answered(name);
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    private UncheckedIOException unwritten(IOException e) {
        return new UncheckedIOException(
                "The journal of session " + session + " in [" + settings.directory()
                        + "] can't be written: what is made could not be removed after a kill. Make room, or name another"
                        + " directory by the key dockops.state",
                e);
    }

    /** An entry of the journal. */
    @FunctionalInterface
    interface Entry {
        void writeTo(Journal journal) throws IOException;
    }

    private Standing standing() {
        begin();
        try {
            return Uninterrupted.get(setUp);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Session " + session + " could not be set up", e.getCause());
        }
    }

    private Standing setUp() throws InterruptedException {
        Standing standing;
        try {
            standing = withFiles();
        } catch (IOException e) {
            Notes.warn("Containers that outlive a kill of this JVM are not removed before " + settings.lifetime()
                    + " are over: there is no lock in [" + settings.directory() + "]: " + e.getMessage()
                    + ". Name another directory by the key dockops.state");
            return new Standing(
                    new Ownership(session, Ownership.NO_HOST, settings.lifetime()), Journal.none(), null, null, null);
        }
        StateDirectory state = standing.state();
        if (state != null) {
            startWatchdog(state);
        }
        return standing;
    }

    private Standing withFiles() throws IOException {
        StateDirectory state = StateDirectory.at(settings.directory());
        SessionFiles files = state.session(session);
        OwnerLock lock = OwnerLock.take(files.lock());
        try {
            return new Standing(
                    new Ownership(session, state.host(), settings.lifetime()),
                    Journal.begin(files.journal(), engine()),
                    state,
                    files,
                    lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private String engine() {
        return endpoint.isPresent() ? endpoint.get().uri().toString() : "somebody else's client";
    }

    /** Have somebody clean up after this JVM, and after earlier ones. */
    private void startWatchdog(StateDirectory state) throws InterruptedException {
        if (endpoint.isEmpty()) {
            return;
        }
        if (settings.watchdog()) {
            try {
                WatchdogProcess.start(state.path(), session, endpoint.get());
                return;
            } catch (IOException e) {
                Notes.warn(
                        "No watchdog could be started (" + e.getMessage() + "): what a kill of this JVM leaves is"
                                + " removed by the next session on this machine. dockops.watchdog = false says that this is known");
            }
        }
        Thread sweep = new Thread(() -> sweep(state, endpoint.get()), "dockops-sweep");
        sweep.setDaemon(true);
        sweep.start();
    }

    private static void sweep(StateDirectory state, EngineEndpoint endpoint) {
        try {
            if (endpoint.tls() == null) {
                sweep(state, endpoint, Wire.to(endpoint.uri()));
            } else {
                try (Engine engine = Engine.at(endpoint)) {
                    sweep(state, endpoint, ClientWatchdog.wire(engine));
                }
            }
        } catch (IOException | RuntimeException e) {
            Notes.warn("What earlier sessions may have left could not be looked for: " + e.getMessage());
        }
    }

    private static void sweep(StateDirectory state, EngineEndpoint endpoint, Wire wire) throws IOException {
        new Sweep(wire, state, endpoint.uri().toString()).run();
    }

    /** Show what was written down since the last session that looked. */
    private void showReports() {
        StateDirectory state = standing().state();
        if (state == null) {
            return;
        }
        try {
            for (String report : state.reports().take()) {
                Notes.info(report.strip());
            }
        } catch (IOException e) {
            Notes.warn("The reports in [" + state.path() + "] could not be read: " + e.getMessage());
        }
    }

    /**
     * Let it go.
     *
     * @param done whether nothing is left that anybody would have to remove
     */
    void end(boolean done) {
        if (begun.get()) {
            boolean interrupted = Thread.interrupted(); // reading a report would fail for it
            try {
                letGo(done);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private void letGo(boolean done) {
        Standing standing = standing();
        SessionFiles files = standing.files();
        OwnerLock lock = standing.lock();
        showReports();
        try {
            standing.journal().close();
            if (done && files != null) {
                files.delete();
            }
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            Notes.warn("The files of session " + session + " in [" + settings.directory() + "] could not be deleted: "
                    + e);
        }
    }
}
