package io.dockops.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.TestInstances;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Fills in fields: those that are annotated, and those of a type of our own that have no value. Static ones once for the
 * class; annotated ones of an instance before each test, since containers of scope METHOD are others then; a field without
 * an annotation keeps its value as long as its instance lives or, where it is static, until the class ends: the next run, or
 * the next subclass, finds it empty again.
 */
final class FieldInjection {

    private final ExtensionContext context;

    private FieldInjection(ExtensionContext context) {
        this.context = context;
    }

    /** Fill in the static fields of a class and, where its instance is there already, what that can have by now. */
    static void ofClass(ExtensionContext context) {
        FieldInjection injection = new FieldInjection(context);
        for (Field field : fields(context.getRequiredTestClass(), true)) {
            if (injection.fill(field, null)) {
                FixtureStore.atEnd(context, "Field " + field, () -> set(field, null, null));
            }
        }
        Optional<Object> instance = context.getTestInstance();
        if (instance.isPresent()) {
            for (Field field : fields(instance.get().getClass(), false)) {
                injection.fillEarly(field, instance.get());
            }
        }
    }

    /** Fill in the fields of a test's instance, and of those around it. */
    static void ofTest(ExtensionContext context) {
        FieldInjection injection = new FieldInjection(context);
        Optional<TestInstances> instances = context.getTestInstances();
        if (instances.isPresent()) {
            for (Object instance : instances.get().getAllInstances()) {
                for (Field field : fields(instance.getClass(), false)) {
                    injection.fill(field, instance);
                }
            }
        }
    }

    private static List<Field> fields(Class<?> type, boolean areStatic) {
        return ReflectionSupport.findFields(
                type,
                new Predicate<>() {
                    @Override
                    public boolean test(Field field) {
                        return isStatic(field) == areStatic && (InjectionPoint.isAnnotated(field) || isLeftToUs(field));
                    }
                },
                HierarchyTraversalMode.TOP_DOWN);
    }

    /** One with an annotation of somebody else's is theirs, as a mock is. */
    private static boolean isLeftToUs(Field field) {
        return InjectionPoint.isOwnType(field.getType()) && !isFinal(field) && field.getAnnotations().length == 0;
    }

    /** What only a container of a test can answer is filled in before each test. */
    private void fillEarly(Field field, Object instance) {
        try {
            fill(field, instance);
        } catch (ParameterResolutionException e) {
            if (!InjectionPoint.isAnnotated(field)) {
                throw e; // it could not change from test to test
            }
        }
    }

    /** Fill in a field, and tell whether it had no value before and is not asked for by an annotation. */
    private boolean fill(Field field, @Nullable Object instance) {
        if (isFinal(field)) {
            if (field.getDeclaringClass().isRecord()) {
                return false; // its constructor had it as a parameter
            }
            throw new ExtensionConfigurationException(
                    "Field [" + field + "] can't be filled in: it is final; take that away");
        }
        boolean isAnnotated = InjectionPoint.isAnnotated(field);
        if (!isAnnotated && get(field, instance) != null) {
            return false;
        }
        set(field, instance, new Injection(InjectionPoint.of(field), context).value());
        return !isAnnotated;
    }

    private static @Nullable Object get(Field field, @Nullable Object instance) {
        return accessed(field, () -> field.get(instance));
    }

    private static void set(Field field, @Nullable Object instance, @Nullable Object value) {
        accessed(field, () -> {
            field.set(instance, value);
            return null;
        });
    }

    private static @Nullable Object accessed(Field field, Callable<@Nullable Object> access) {
        try {
            field.setAccessible(true);
            return access.call();
        } catch (Exception e) {
            throw new ExtensionConfigurationException(
                    "Field [" + field + "] can't be filled in: " + e.getMessage() + "; use a parameter", e);
        }
    }

    private static boolean isStatic(Field field) {
        return Modifier.isStatic(field.getModifiers());
    }

    private static boolean isFinal(Field field) {
        return Modifier.isFinal(field.getModifiers());
    }
}
