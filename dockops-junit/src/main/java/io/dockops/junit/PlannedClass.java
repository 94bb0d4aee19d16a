package io.dockops.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.util.Collection;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestInstanceFactory;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/** A top-level class of a test plan, with what stands directly below it there. */
record PlannedClass(ClassSource source, Collection<TestIdentifier> below) {

    Class<?> testClass() {
        return source.getJavaClass();
    }

    /** Tell whether it has annotations of ours. */
    boolean isOurs() {
        return RegisteredExtensions.hasAnnotations(testClass());
    }

    /**
     * Tell whether one of its tests will run whatever conditions say, and nothing of somebody else's runs before our own
     * extension, which could prepare what the fixtures are made from.
     */
    boolean isSureToRun() {
        return isEnabled(testClass())
                && !hasForeign(BeforeAllCallback.class, testClass())
                && !hasForeign(TestInstanceFactory.class, testClass())
                && !registersExtensions(testClass())
                && hasEnabledTest();
    }

    private static boolean registersExtensions(Class<?> testClass) {
        return !ReflectionSupport.findFields(
                        testClass,
                        field -> Modifier.isStatic(field.getModifiers())
                                && AnnotationSupport.isAnnotated(field, RegisterExtension.class),
                        HierarchyTraversalMode.TOP_DOWN)
                .isEmpty();
    }

    private boolean hasEnabledTest() {
        for (TestIdentifier test : below) {
            if (test.getSource().orElse(null) instanceof MethodSource method && isEnabled(method.getJavaMethod())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEnabled(AnnotatedElement element) {
        return !AnnotationSupport.isAnnotated(element, Disabled.class)
                && !hasForeign(ExecutionCondition.class, element);
    }

    /** Tell whether annotations name an extension of this type that is not ours. */
    private static boolean hasForeign(Class<? extends Extension> type, AnnotatedElement element) {
        for (ExtendWith annotation : AnnotationSupport.findRepeatableAnnotations(element, ExtendWith.class)) {
            for (Class<?> extension : annotation.value()) {
                if (type.isAssignableFrom(extension)
                        && extension != DockopsExtension.class
                        && extension != DockerAvailableCondition.class) {
                    return true;
                }
            }
        }
        return false;
    }
}
