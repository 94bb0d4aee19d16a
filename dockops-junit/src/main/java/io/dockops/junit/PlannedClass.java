package io.dockops.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.TestInstanceFactory;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/** A top-level class of a test plan, with what stands directly below it there. */
record PlannedClass(ClassSource source, Collection<TestIdentifier> below) {

    Class<?> testClass() {
        return source.getJavaClass();
    }

    /**
     * Tell whether annotations of ours are on it and one of its tests will run whatever conditions say, and nothing of
     * somebody else's runs before our own extension, which could prepare what the fixtures are made from.
     */
    boolean isSureToNeedFixtures() {
        List<Class<?>> extensions = RegisteredExtensions.named(testClass());
        return extensions.contains(DockopsExtension.class)
                && isEnabled(testClass(), extensions)
                && !hasForeign(BeforeAllCallback.class, extensions)
                && !hasForeign(TestInstanceFactory.class, extensions)
                && RegisteredExtensions.fields(testClass()).isEmpty()
                && hasEnabledTest();
    }

    private boolean hasEnabledTest() {
        for (TestIdentifier test : below) {
            if (test.getSource().orElse(null) instanceof MethodSource source) {
                Method method = source.getJavaMethod();
                if (isEnabled(method, RegisteredExtensions.named(method))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isEnabled(AnnotatedElement element, List<Class<?>> extensions) {
        return !AnnotationSupport.isAnnotated(element, Disabled.class)
                && !hasForeign(ExecutionCondition.class, extensions);
    }

    /** Tell whether one is of this type and not ours. */
    private static boolean hasForeign(Class<? extends Extension> type, List<Class<?>> extensions) {
        for (Class<?> extension : extensions) {
            if (type.isAssignableFrom(extension)
                    && extension != DockopsExtension.class
                    && extension != DockerAvailableCondition.class) {
                return true;
            }
        }
        return false;
    }
}
