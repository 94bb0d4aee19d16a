package io.dockops.junit;

import io.dockops.junit.fixture.ComingClass;
import io.dockops.junit.fixture.ComingClasses;
import io.dockops.junit.plan.Defaults;
import io.dockops.junit.plan.Surroundings;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Finds those of a test plan's classes whose fixtures can be made ahead. */
final class PlannedClasses implements ComingClasses {

    private final Iterator<PlannedClass> classes;
    private final Defaults defaults;
    private final TestsToCome testsToCome;

    PlannedClasses(List<PlannedClass> classes, Defaults defaults, TestsToCome testsToCome) {
        this.classes = classes.iterator();
        this.defaults = defaults;
        this.testsToCome = testsToCome;
    }

    @Override
    public Optional<ComingClass> next() {
        while (classes.hasNext()) {
            PlannedClass planned = classes.next();
            if (planned.isSureToNeedFixtures()) {
                return Optional.of(coming(planned.testClass()));
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean mayHaveMore() {
        return classes.hasNext();
    }

    private ComingClass coming(Class<?> testClass) {
        return new ComingClass(
                testClass.getName(),
                () -> testsToCome.areMoreOf(testClass),
                () -> AnnotationReader.plan(testClass, Surroundings.NONE, defaults));
    }
}
