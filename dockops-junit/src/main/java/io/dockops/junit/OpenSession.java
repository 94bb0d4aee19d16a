package io.dockops.junit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A launcher session that is open: which of its tests are to come and, for JUnit up to 5.12, whose stores know no launcher
 * session, what is kept for it. The only static state there is: JUnit makes {@link LauncherSessions} and the extension, and
 * gives them nothing in common.
 */
final class OpenSession implements AutoCloseable {

    private static final Deque<OpenSession> OPEN = new ArrayDeque<>();

    private final Map<String, Kept<?>> kept = new LinkedHashMap<>();
    private final TestsToCome testsToCome = new TestsToCome();

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

    synchronized Kept<?> keep(String key, Supplier<Kept<?>> cheap) {
        return kept.computeIfAbsent(key, absent -> cheap.get());
    }

    private synchronized List<Kept<?>> take() {
        List<Kept<?>> taken = new ArrayList<>(kept.values());
        kept.clear();
        Collections.reverse(taken);
        return taken;
    }

    @Override
    public void close() {
        synchronized (OPEN) {
            OPEN.remove(this);
        }
        @Nullable RuntimeException first = null;
        for (Kept<?> one : take()) {
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
