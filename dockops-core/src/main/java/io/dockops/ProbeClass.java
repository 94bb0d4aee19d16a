package io.dockops;

import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/** Instantiates users' probes; neither the class nor its constructor needs to be public. */
final class ProbeClass {

    private ProbeClass() {}

    /**
     * Check that a class has the form of what can be instantiated.
     *
     * @throws IllegalArgumentException if it has not; the message says why
     */
    static void check(Class<? extends ReadinessProbe> type) {
        if (Modifier.isAbstract(type.getModifiers())) {
            throw bad(type, "it is abstract; name a class that implements it");
        }
        boolean nested = type.getEnclosingClass() != null;
        if (nested && !Modifier.isStatic(type.getModifiers())) {
            throw bad(type, "it is an inner class; make it static");
        }
        if (!hasPlainConstructor(type)) {
            throw bad(type, "it has no constructor without parameters; add one");
        }
    }

    private static boolean hasPlainConstructor(Class<?> type) {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                return true;
            }
        }
        return false;
    }

    private static IllegalArgumentException bad(Class<?> type, String why) {
        return new IllegalArgumentException("Bad probe [" + type.getName() + "]: " + why);
    }

    /**
     * Instantiate a class.
     *
     * @throws ContainerStartException if its constructor fails, or can't be called
     */
    static ReadinessProbe instantiate(Class<? extends ReadinessProbe> type) {
        try {
            Constructor<? extends ReadinessProbe> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw new ContainerStartException(
                    "The constructor of probe [" + type.getName() + "] failed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            throw new ContainerStartException(
                    "Probe [" + type.getName() + "] can't be instantiated: " + e.getMessage()
                            + "; in a module, open its package to io.dockops.core",
                    e);
        }
    }
}
