package io.dockops.junit;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Tells the extension which tests are to come, and when a launcher session ends; JUnit finds it as a service. Nothing starts
 * when one begins: some have no test.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LauncherSessions implements LauncherSessionListener {

    private @Nullable OpenSession session;

    /** Create the listener, as a service must be. */
    public LauncherSessions() {}

    @Override
    public void launcherSessionOpened(LauncherSession opened) {
        OpenSession begun = OpenSession.open();
        opened.getLauncher().registerTestExecutionListeners(begun.testsToCome(), new AheadOfTests(begun));
        session = begun;
    }

    @Override
    public void launcherSessionClosed(LauncherSession closed) {
        if (session != null) {
            session.close();
        }
    }
}
