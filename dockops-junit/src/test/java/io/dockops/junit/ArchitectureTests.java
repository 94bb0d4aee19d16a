package io.dockops.junit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.dockops.testing.WallClock;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/** The module's inner directions, checked on its class files. */
class ArchitectureTests {

    private static final String ANNOTATIONS = "io.dockops.junit";
    private static final String PLAN = "io.dockops.junit.plan";
    private static final String FIXTURE = "io.dockops.junit.fixture";

    private static final JavaClasses MODULE = new ClassFileImporter()
            .importUrl(
                    DockopsExtension.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void plansKnowNeitherJUnitNorFixturesNorAnnotations() {
        check(noClasses()
                .that()
                .resideInAPackage(PLAN)
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.junit..", FIXTURE, ANNOTATIONS)));
    }

    @Test
    void fixturesKnowPlansButNeitherJUnitNorAnnotations() {
        check(noClasses()
                .that()
                .resideInAPackage(FIXTURE)
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.junit..", ANNOTATIONS)));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("io.dockops.(**)").should().beFreeOfCycles());
    }

    @Test
    void publicTypesSaySinceWhenAndHowStableTheyAre() {
        check(classes()
                .that()
                .resideInAPackage(ANNOTATIONS)
                .and()
                .arePublic()
                .and()
                .doNotBelongToAnyOf(WaitFor.class)
                .should()
                .beAnnotatedWith(API.class));
    }

    @Test
    void nothingTouchesTheTransportOrTheInsideOfDockerJava() {
        check(noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("com.github.dockerjava.core..", "com.github.dockerjava.transport..")
                                .or(resideInAPackage("com.github.dockerjava.zerodep.."))));
    }

    @Test
    void timeIsMonotonicSoThatAClockThatJumpsChangesNothing() {
        check(WallClock.nobodyAsksBut());
    }

    private static void check(ArchRule rule) {
        rule.check(MODULE);
    }
}
