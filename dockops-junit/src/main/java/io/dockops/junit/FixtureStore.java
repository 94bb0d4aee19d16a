package io.dockops.junit;

import io.dockops.junit.fixture.DeclaringClass;
import io.dockops.junit.fixture.EngineFixtures;
import io.dockops.junit.fixture.ScopeFixtures;
import io.dockops.junit.fixture.SessionOptions;
import io.dockops.junit.plan.FixturePlan;
import io.dockops.junit.plan.Surroundings;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * Keeps fixtures in JUnit's stores, one closeable for each scope: the stores close them, also after a failed
 * {@code beforeAll}. What is computed here is cheap and never nested, since nested computations of a store may hang.
 */
final class FixtureStore {

    static final Namespace NAMESPACE = Namespace.create(FixtureStore.class);

    private FixtureStore() {}

    /** What all classes of a launcher session share, on one engine. */
    static EngineFixtures engine(ExtensionContext context) {
        SessionOptions options = options(context);
        return get(Shelf.ofLauncherSession(context), options.toString(), EngineFixtures.class, new Function<>() {
            @Override
            public Kept apply(String absent) {
                return newEngine(options);
            }
        });
    }

    private static Kept newEngine(SessionOptions options) {
        Optional<OpenSession> session = OpenSession.current();
        Optional<EngineFixtures> ahead =
                session.isPresent() ? session.get().takeAhead(options.toString()) : Optional.empty();
        EngineFixtures engine = ahead.isPresent() ? ahead.get() : new EngineFixtures(options);
        ReportAtEnd report = new ReportAtEnd(options.report());
        engine.events().add(report);
        return new Kept(engine, new Runnable() {
            @Override
            public void run() {
                end(engine, report);
            }
        });
    }

    /** They are the same for all that is run at once, and each class asks. */
    private static SessionOptions options(ExtensionContext context) {
        Store store = context.getRoot().getStore(NAMESPACE);
        SessionOptions known = store.get("options", SessionOptions.class);
        if (known == null) {
            known = Configuration.of(context).session();
            store.put("options", known);
        }
        return known;
    }

    /** The report is the last thing, so that it has all ends and failures. */
    private static void end(EngineFixtures engine, ReportAtEnd report) {
        try {
            engine.close();
        } finally {
            if (engine.events().areWorthTelling()) {
                report.write(engine.events());
            }
        }
    }

    /** The fixtures of a class or test, and through them those around; of a dynamic test, those of its factory. */
    static ScopeFixtures scope(ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            String key = scopeKey(context);
            ScopeFixtures known = known(context, key);
            return known == null ? newTest(context, key) : known;
        }
        if (context.getTestClass().isEmpty()) {
            return scope(context.getParent().orElseThrow());
        }
        return ofClass(classContext(context).orElseThrow());
    }

    private static ScopeFixtures newTest(ExtensionContext context, String key) {
        ScopeFixtures ofClass = ofClass(classContext(context).orElseThrow());
        return get(Shelf.of(context.getStore(NAMESPACE)), key, ScopeFixtures.class, new Function<>() {
            @Override
            public Kept apply(String absent) {
                return kept(ofClass.newTest(described(context)));
            }
        });
    }

    private static ScopeFixtures ofClass(ExtensionContext context) {
        String key = scopeKey(context);
        ScopeFixtures known = known(context, key);
        return known == null ? newClass(context, key) : known;
    }

    private static ScopeFixtures newClass(ExtensionContext context, String key) {
        EngineFixtures engine = engine(context);
        ScopeFixtures around = around(context);
        return get(Shelf.of(context.getStore(NAMESPACE)), key, ScopeFixtures.class, new Function<>() {
            @Override
            public Kept apply(String absent) {
                return kept(newClass(context, engine, around));
            }
        });
    }

    private static @Nullable ScopeFixtures around(ExtensionContext context) {
        Optional<ExtensionContext> parent = context.getParent();
        Optional<ExtensionContext> around = parent.isPresent() ? classContext(parent.get()) : Optional.empty();
        return around.isPresent() ? ofClass(around.get()) : null;
    }

    private static ScopeFixtures newClass(
            ExtensionContext context, EngineFixtures engine, @Nullable ScopeFixtures around) {
        Optional<ScopeFixtures> ahead =
                engine.madeAhead(context.getRequiredTestClass().getName());
        return ahead.isPresent() ? ahead.get() : ScopeFixtures.ofClass(new Begun(context, around), engine, around);
    }

    /** A class whose turn it is. */
    private record Begun(ExtensionContext context, @Nullable ScopeFixtures around) implements DeclaringClass {

        @Override
        public String name() {
            return testClass().getName();
        }

        private Class<?> testClass() {
            return context.getRequiredTestClass();
        }

        @Override
        public FixturePlan plan() {
            return AnnotationReader.of(testClass())
                    .plan(
                            around == null ? Surroundings.NONE : around.surroundings(),
                            Configuration.of(context).defaults());
        }

        @Override
        public boolean hasMoreTests() {
            Optional<OpenSession> session = OpenSession.current();
            return session.isPresent() && session.get().testsToCome().areMoreOf(testClass());
        }
    }

    /** What is kept already: most of the time it is, and asking for it costs little. */
    private static @Nullable ScopeFixtures known(ExtensionContext context, String key) {
        Kept kept = context.getStore(NAMESPACE).get(key, Kept.class);
        return kept == null ? null : (ScopeFixtures) kept.value();
    }

    /** Do something when a context ends. */
    static void atEnd(ExtensionContext context, String key, Runnable action) {
        get(
                Shelf.of(context.getStore(NAMESPACE)),
                key + " of " + context.getUniqueId(),
                Runnable.class,
                absent -> new Kept(action, action));
    }

    private static String described(ExtensionContext test) {
        return test.getRequiredTestClass().getName() + "#"
                + test.getRequiredTestMethod().getName();
    }

    /** The outermost context of the nearest class: one class template's invocations share their class's fixtures. */
    private static Optional<ExtensionContext> classContext(ExtensionContext context) {
        Optional<Class<?>> testClass = context.getTestClass();
        if (testClass.isEmpty()) {
            return Optional.empty();
        }
        ExtensionContext outermost = context;
        Optional<ExtensionContext> parent = context.getParent();
        while (parent.isPresent() && parent.get().getTestClass().equals(testClass)) {
            outermost = parent.get();
            parent = outermost.getParent();
        }
        return Optional.of(outermost);
    }

    /** A store also answers from its ancestors: the key carries the scope. */
    private static String scopeKey(ExtensionContext context) {
        return "Scope of " + context.getUniqueId();
    }

    private static Kept kept(ScopeFixtures fixtures) {
        return new Kept(fixtures, new Runnable() {
            @Override
            public void run() {
                fixtures.close();
            }
        });
    }

    private static <T> T get(Shelf shelf, String key, Class<T> type, Function<String, Kept> cheap) {
        return type.cast(shelf.keep(key, cheap).value());
    }
}
