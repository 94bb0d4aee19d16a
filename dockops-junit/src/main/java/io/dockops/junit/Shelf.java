package io.dockops.junit;

import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** Where something is kept until it is closed: a store of JUnit's, or the launcher session of an older one. */
@FunctionalInterface
interface Shelf {

    /** Give what is kept under a key; it is made where there is nothing yet. */
    Kept keep(String key, Function<String, Kept> cheap);

    static Shelf of(Store store) {
        return new Shelf() {
            @Override
            public Kept keep(String key, Function<String, Kept> cheap) {
                return store.getOrComputeIfAbsent(key, cheap, Kept.class);
            }
        };
    }

    /**
     * The shelf of the launcher session, which lasts as long as the JVM's tests do: the root context's store does not, as it
     * is closed after each class where Surefire has several forks. What runs without a launcher has that store only.
     */
    static Shelf ofLauncherSession(ExtensionContext context) {
        if (LauncherSessionStore.EXISTS) {
            return of(LauncherSessionStore.of(context));
        }
        Optional<OpenSession> session = OpenSession.current();
        return session.isPresent() ? session.get() : of(context.getRoot().getStore(FixtureStore.NAMESPACE));
    }
}
