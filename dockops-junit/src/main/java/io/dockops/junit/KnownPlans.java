package io.dockops.junit;

import io.dockops.junit.plan.Defaults;
import io.dockops.junit.plan.FixturePlan;
import io.dockops.junit.plan.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The plans of classes with nothing around them. What many declare alike, as those that share a container, is read once. */
final class KnownPlans {

    private final Defaults defaults;
    private final Map<List<?>, FixturePlan> plans = new ConcurrentHashMap<>();

    KnownPlans(Defaults defaults) {
        this.defaults = defaults;
    }

    FixturePlan of(Class<?> testClass) {
        AnnotationReader reader = AnnotationReader.of(testClass);
        List<?> declared = reader.declared();
        FixturePlan known = plans.get(declared);
        if (known == null) {
            FixturePlan read = reader.plan(Surroundings.NONE, defaults);
            FixturePlan earlier = plans.putIfAbsent(declared, read);
            known = earlier == null ? read : earlier;
        }
        return known;
    }
}
