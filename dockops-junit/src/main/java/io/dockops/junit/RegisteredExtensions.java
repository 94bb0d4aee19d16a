package io.dockops.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Finds the extensions that classes register in static fields. They are looked for, and do not announce themselves, since
 * the plan of a class is made before all of them are asked.
 */
final class RegisteredExtensions {

    private RegisteredExtensions() {}

    static List<ProgrammaticFixtures> of(Class<?> testClass) {
        return ReflectionSupport.streamFields(testClass, RegisteredExtensions::isOne, HierarchyTraversalMode.TOP_DOWN)
                .map(RegisteredExtensions::fixtures)
                .toList();
    }

    /** Tell whether a class or one around it plans what an extension declares. */
    static boolean include(ExtensionContext context, ProgrammaticFixtures fixtures) {
        return testClasses(context).stream()
                .flatMap(testClass -> of(testClass).stream())
                .anyMatch(one -> one.equals(fixtures));
    }

    /**
     * Tell whether it is this extension that resolves the parameters of a class, as two that can are an error: the one
     * that annotations register or, where there is none, the first one in a field.
     */
    static boolean isResolver(ExtensionContext context, ProgrammaticFixtures fixtures) {
        List<Class<?>> testClasses = testClasses(context);
        return testClasses.stream().noneMatch(RegisteredExtensions::hasAnnotations)
                && testClasses.stream()
                        .flatMap(testClass -> of(testClass).stream())
                        .findFirst()
                        .filter(first -> first.equals(fixtures))
                        .isPresent();
    }

    /** Tell whether annotations register the extension on a class. */
    static boolean hasAnnotations(Class<?> testClass) {
        return AnnotationSupport.findRepeatableAnnotations(testClass, ExtendWith.class).stream()
                .anyMatch(annotation -> List.of(annotation.value()).contains(DockopsExtension.class));
    }

    /** The class of a context, then those around it. */
    private static List<Class<?>> testClasses(ExtensionContext context) {
        List<Class<?>> classes = new ArrayList<>();
        for (Optional<ExtensionContext> at = Optional.of(context);
                at.isPresent();
                at = at.get().getParent()) {
            at.get().getTestClass().filter(found -> !classes.contains(found)).ifPresent(classes::add);
        }
        return classes;
    }

    private static boolean isOne(Field field) {
        return field.getType() == DockopsExtension.class
                && Modifier.isStatic(field.getModifiers())
                && AnnotationSupport.isAnnotated(field, RegisterExtension.class);
    }

    private static ProgrammaticFixtures fixtures(Field field) {
        Object extension = ReflectionSupport.tryToReadFieldValue(field, null)
                .getOrThrow(e -> new IllegalStateException("Field [" + field + "] can't be read", e));
        return ((DockopsExtension) extension).fixtures();
    }
}
