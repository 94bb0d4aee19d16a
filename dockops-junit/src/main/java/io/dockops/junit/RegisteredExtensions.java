package io.dockops.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Finds the extensions that classes register in static fields. They are looked for, and do not announce themselves, since
 * the plan of a class is made before all of them are asked.
 */
final class RegisteredExtensions {

    private RegisteredExtensions() {}

    static List<ProgrammaticFixtures> of(Class<?> testClass) {
        List<ProgrammaticFixtures> found = new ArrayList<>();
        for (Field field : fields(testClass)) {
            if (field.getType() == DockopsExtension.class) {
                found.add(fixtures(field));
            }
        }
        return found;
    }

    /** The static fields of a class, its superclasses and interfaces that register an extension, whosever it is. */
    static List<Field> fields(Class<?> testClass) {
        List<Field> fields = new ArrayList<>();
        addFields(testClass, fields);
        return fields;
    }

    private static void addFields(@Nullable Class<?> type, List<Field> fields) {
        if (type == null || type == Object.class) {
            return;
        }
        addFields(type.getSuperclass(), fields);
        for (Class<?> implemented : type.getInterfaces()) {
            addFields(implemented, fields);
        }
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    && AnnotationSupport.isAnnotated(field, RegisterExtension.class)
                    && !fields.contains(field)) {
                fields.add(field);
            }
        }
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

    private static boolean hasAnnotations(Class<?> testClass) {
        return named(testClass).contains(DockopsExtension.class);
    }

    /** The extensions that annotations of a class or method name, also those that its annotations have. */
    static List<Class<?>> named(AnnotatedElement element) {
        List<Class<?>> extensions = new ArrayList<>();
        for (ExtendWith annotation : AnnotationSupport.findRepeatableAnnotations(element, ExtendWith.class)) {
            extensions.addAll(List.of(annotation.value()));
        }
        return extensions;
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

    private static ProgrammaticFixtures fixtures(Field field) {
        Object extension = ReflectionSupport.tryToReadFieldValue(field, null)
                .getOrThrow(e -> new IllegalStateException("Field [" + field + "] can't be read", e));
        return ((DockopsExtension) extension).fixtures();
    }
}
