package io.dockops.junit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.platform.commons.support.ReflectionSupport;

/** Reaches the store of the launcher session, which JUnit has from 5.13 on. */
final class LauncherSessionStore {

    static final boolean EXISTS = ReflectionSupport.tryToLoadClass(
                    ExtensionContext.class.getName() + "$StoreScope", ExtensionContext.class.getClassLoader())
            .toOptional()
            .isPresent();

    private LauncherSessionStore() {}

    static Store of(ExtensionContext context) {
        return Newer.store(context);
    }

    /** Loaded only where the class that it names exists. */
    private static final class Newer {

        static Store store(ExtensionContext context) {
            return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, FixtureStore.NAMESPACE);
        }
    }
}
