package io.dockops.junit;

import io.dockops.junit.fixture.EngineFixtures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A launcher session that is open: which of its tests are to come and, for JUnit up to 5.12, whose stores know no launcher
 * session, what is kept for it. The only static state there is: JUnit makes {@link LauncherSessions} and the extension, and
 * gives them nothing in common.
 */
final class OpenSession implements Shelf, AutoCloseable {

    private static final Deque<OpenSession> OPEN = new ArrayDeque<>();

    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final TestsToCome testsToCome = new TestsToCome();
    private @Nullable FutureTask<Optional<AheadFixtures>> ahead;
    private boolean engineIsInUse;

    private OpenSession() {}

    static OpenSession open() {
        OpenSession session = new OpenSession();
        synchronized (OPEN) {
            OPEN.push(session);
        }
        return session;
    }

    /** The session that was opened last: a test may launch tests itself. */
    static Optional<OpenSession> current() {
        synchronized (OPEN) {
            return Optional.ofNullable(OPEN.peek());
        }
    }

    TestsToCome testsToCome() {
        return testsToCome;
    }

    /** Have somebody look for fixtures that can be made ahead; refused where some are in use already. */
    synchronized boolean lookAhead(FutureTask<Optional<AheadFixtures>> looking) {
        if (engineIsInUse || ahead != null) {
            return false;
        }
        ahead = looking;
        return true;
    }

    /** Take the fixtures that are made ahead, if they have the key that is asked for; waits until it is known. */
    Optional<EngineFixtures> takeAhead(String key) {
        FutureTask<Optional<AheadFixtures>> looking = takeAhead();
        Optional<AheadFixtures> found = AheadFixtures.found(looking);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!found.get().key().equals(key)) {
            putBack(looking);
            return Optional.empty();
        }
        return Optional.of(found.get().fixtures());
    }

    private synchronized @Nullable FutureTask<Optional<AheadFixtures>> takeAhead() {
        engineIsInUse = true;
        FutureTask<Optional<AheadFixtures>> taken = ahead;
        ahead = null;
        return taken;
    }

    /** For the end, which closes them. */
    private synchronized void putBack(@Nullable FutureTask<Optional<AheadFixtures>> looking) {
        ahead = looking;
    }

    @Override
    public synchronized Kept keep(String key, Function<String, Kept> cheap) {
        return kept.computeIfAbsent(key, cheap);
    }

    private synchronized List<Kept> take() {
        List<Kept> taken = new ArrayList<>(kept.values());
        kept.clear();
        Collections.reverse(taken);
        return taken;
    }

    @Override
    public void close() {
        synchronized (OPEN) {
            OPEN.remove(this);
        }
        List<Kept> left = take();
        Optional<AheadFixtures> ahead = AheadFixtures.found(takeAhead());
        if (ahead.isPresent()) {
            EngineFixtures fixtures = ahead.get().fixtures();
            left.add(new Kept(fixtures, fixtures::close));
        }
        @Nullable RuntimeException first = null;
        for (Kept one : left) {
            try {
                one.close();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
