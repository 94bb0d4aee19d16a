package io.dockops.junit;

import io.dockops.junit.fixture.ComingClasses;
import io.dockops.junit.fixture.DeclaringClass;
import io.dockops.junit.plan.Defaults;
import io.dockops.junit.plan.FixturePlan;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Finds those of a test plan's classes whose fixtures can be made ahead. */
final class PlannedClasses implements ComingClasses {

    private final Iterator<PlannedClass> classes;
    private final KnownPlans plans;
    private final TestsToCome testsToCome;

    PlannedClasses(List<PlannedClass> classes, Defaults defaults, TestsToCome testsToCome) {
        this.classes = classes.iterator();
        this.plans = new KnownPlans(defaults);
        this.testsToCome = testsToCome;
    }

    @Override
    public Optional<DeclaringClass> next() {
        while (classes.hasNext()) {
            PlannedClass planned = classes.next();
            if (planned.isSureToNeedFixtures()) {
                return Optional.of(new Coming(planned.testClass()));
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean mayHaveMore() {
        return classes.hasNext();
    }

    /** A class whose turn comes later. */
    private final class Coming implements DeclaringClass {

        private final Class<?> testClass;

        Coming(Class<?> testClass) {
            this.testClass = testClass;
        }

        @Override
        public String name() {
            return testClass.getName();
        }

        @Override
        public FixturePlan plan() {
            return plans.of(testClass);
        }

        @Override
        public boolean hasMoreTests() {
            return testsToCome.areMoreOf(testClass);
        }
    }
}
