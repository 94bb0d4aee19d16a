package io.dockops.junit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.dockops.junit.event.FixtureEvents;
import io.dockops.testing.WallClock;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/** The module's inner directions, checked on its class files. */
class ArchitectureTests {

    private static final String ANNOTATIONS = "io.dockops.junit";
    private static final String PLAN = "io.dockops.junit.plan";
    private static final String FIXTURE = "io.dockops.junit.fixture";
    private static final String EVENT = "io.dockops.junit.event";
    private static final String REPORT = "io.dockops.junit.report";
    private static final String PROGRESS = "io.dockops.junit.progress";

    private static final JavaClasses MODULE = new ClassFileImporter()
            .importUrl(
                    DockopsExtension.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void plansKnowNeitherJUnitNorFixturesNorAnnotations() {
        check(noClasses()
                .that()
                .resideInAPackage(PLAN)
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.junit..", FIXTURE, EVENT, REPORT, PROGRESS, ANNOTATIONS)));
    }

    @Test
    void fixturesKnowPlansButNeitherJUnitNorAnnotations() {
        check(noClasses()
                .that()
                .resideInAPackage(FIXTURE)
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.junit..", REPORT, ANNOTATIONS)));
    }

    @Test
    void eventsAndReportsAndProgressKnowNothingOfTheRestSoThatTheyCanBeMadeOfEventsAlone() {
        check(noClasses()
                .that()
                .resideInAPackage(EVENT)
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.junit..", PLAN, FIXTURE, REPORT, PROGRESS, ANNOTATIONS)));
        check(noClasses()
                .that()
                .resideInAPackage(REPORT)
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.junit..", PLAN, FIXTURE, PROGRESS, ANNOTATIONS)));
        check(noClasses()
                .that()
                .resideInAPackage(PROGRESS)
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.junit..", PLAN, FIXTURE, REPORT, ANNOTATIONS)));
    }

    /** A cold JVM has no report's class before its end: only what is called then names them. */
    @Test
    void onlyWhoWritesItAtTheEndKnowsTheReport() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(REPORT)
                .and()
                .doNotBelongToAnyOf(ReportAtEnd.class)
                .should()
                .dependOnClassesThat(resideInAnyPackage(REPORT)));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("io.dockops.(**)").should().beFreeOfCycles());
    }

    @Test
    void publicTypesSaySinceWhenAndHowStableTheyAre() {
        check(classes()
                .that()
                .resideInAnyPackage(ANNOTATIONS, EVENT)
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
        check(WallClock.nobodyAsksBut(FixtureEvents.class));
    }

    private static void check(ArchRule rule) {
        rule.check(MODULE);
    }
}
