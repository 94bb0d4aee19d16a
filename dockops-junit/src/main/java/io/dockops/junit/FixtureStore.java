package io.dockops.junit;

import io.dockops.junit.fixture.EngineFixtures;
import io.dockops.junit.fixture.ScopeFixtures;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * Keeps fixtures in JUnit's stores, one closeable for each scope: the stores close them, also after a failed
 * {@code beforeAll}. What is computed here is cheap and never nested, since nested computations of a store may hang.
 */
final class FixtureStore {

    private static final Namespace NAMESPACE = Namespace.create(FixtureStore.class);

    private FixtureStore() {}

    /** What all classes of a test run share. */
    static EngineFixtures engine(ExtensionContext context) {
        return get(context.getRoot(), EngineFixtures.class, EngineFixtures::new, EngineFixtures::close);
    }

    /** The fixtures of a class or test, and through them those around. */
    static ScopeFixtures scope(ExtensionContext context) {
        Optional<ExtensionContext> classContext = classContext(context);
        if (context.getTestMethod().isPresent()) {
            ScopeFixtures ofClass = ofClass(classContext.orElseThrow());
            return get(context, ScopeFixtures.class, ofClass::newTest, ScopeFixtures::close);
        }
        return ofClass(classContext.orElseThrow());
    }

    private static ScopeFixtures ofClass(ExtensionContext context) {
        EngineFixtures engine = engine(context);
        Class<?> testClass = context.getRequiredTestClass();
        Optional<ScopeFixtures> around =
                context.getParent().flatMap(FixtureStore::classContext).map(FixtureStore::ofClass);
        return get(
                context,
                ScopeFixtures.class,
                () -> ScopeFixtures.ofClass(
                        engine,
                        around.orElse(null),
                        () -> AnnotationReader.plan(
                                testClass,
                                around.map(ScopeFixtures::visibleImages).orElse(List.of()))),
                ScopeFixtures::close);
    }

    /** The outermost context of the nearest class: one class template's invocations share their class's fixtures. */
    private static Optional<ExtensionContext> classContext(ExtensionContext context) {
        Optional<Class<?>> testClass = context.getTestClass();
        ExtensionContext at = context;
        while (testClass.isPresent()) {
            Optional<ExtensionContext> parent =
                    at.getParent().filter(outer -> outer.getTestClass().equals(testClass));
            if (parent.isEmpty()) {
                return Optional.of(at);
            }
            at = parent.get();
        }
        return Optional.empty();
    }

    private static <T> T get(ExtensionContext context, Class<T> type, Supplier<T> cheap, Consumer<T> close) {
        // A store also answers from its ancestors: the key carries the scope.
        String key = type.getSimpleName() + " of " + context.getUniqueId();
        Stored<?> stored = context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(key, absent -> new Stored<>(cheap.get(), close), Stored.class);
        return type.cast(stored.value());
    }

    /** Closed by JUnit up to 5.12 as the one, and by later ones as the other. */
    @SuppressWarnings("deprecation")
    private record Stored<T>(T value, Consumer<T> closing) implements Store.CloseableResource, AutoCloseable {

        @Override
        public void close() {
            closing.accept(value);
        }
    }
}
