package io.dockops;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures;
import io.dockops.engine.Causes;
import io.dockops.engine.DaemonThreads;
import io.dockops.engine.Parallel;
import io.dockops.engine.Poller;
import io.dockops.engine.Uninterrupted;
import io.dockops.owner.Reports;
import io.dockops.testing.FaultTable;
import io.dockops.testing.WallClock;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    // What stands where the API stands: not the tests, which are in the same packages.
    private static final JavaClasses CORE = new ClassFileImporter()
            .importUrl(Dockops.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void packagesDependInOneDirection() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.dockops..")
                .layer("api")
                .definedBy("io.dockops")
                .layer("session")
                .definedBy("io.dockops.session")
                .layer("watchdog")
                .definedBy("io.dockops.watchdog")
                .layer("owner")
                .definedBy("io.dockops.owner")
                .layer("readiness")
                .definedBy("io.dockops.readiness")
                .layer("tar")
                .definedBy("io.dockops.tar")
                .layer("engine")
                .definedBy("io.dockops.engine")
                .layer("transport")
                .definedBy("io.dockops.transport")
                .layer("json")
                .definedBy("io.dockops.json")
                .whereLayer("api")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("session")
                .mayOnlyBeAccessedByLayers("api")
                .whereLayer("watchdog")
                .mayOnlyBeAccessedByLayers("session")
                .whereLayer("owner")
                .mayOnlyBeAccessedByLayers("api", "session", "watchdog")
                .whereLayer("readiness")
                .mayOnlyBeAccessedByLayers("api")
                .whereLayer("tar")
                .mayOnlyBeAccessedByLayers("api")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("api", "session", "readiness", "watchdog")
                .whereLayer("transport")
                .mayOnlyBeAccessedByLayers("engine")
                .whereLayer("json")
                .mayOnlyBeAccessedByLayers("api", "engine", "watchdog")
                .ensureAllClassesAreContainedInArchitecture()
                .check(CORE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.dockops.(*)..").should().beFreeOfCycles().check(CORE);
    }

    /** Its process has no class path but this module's own classes. */
    @Test
    void theWatchdogNeedsTheJdkAlone() {
        classes()
                .that()
                .resideInAnyPackage("io.dockops.watchdog", "io.dockops.owner", "io.dockops.json")
                .or()
                .belongToAnyOf(Poller.class, Parallel.class, DaemonThreads.class, Uninterrupted.class)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                "io.dockops.watchdog",
                                "io.dockops.owner",
                                "io.dockops.json")
                        .or(belongToAnyOf(
                                Poller.class, Parallel.class, DaemonThreads.class, Uninterrupted.class, Causes.class)))
                .check(CORE);
    }

    @Test
    void coreNeverImportsJunit() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "junit..")
                .check(CORE);
    }

    @Test
    void onlyTheEngineRoomAndOurTransportTouchTheOneOfDockerJava() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.dockops.engine", "io.dockops.transport")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.github.dockerjava.transport..",
                        "com.github.dockerjava.core..",
                        "com.github.dockerjava.zerodep..")
                .check(CORE);
    }

    @Test
    void onlyTheEngineRoomMayUseDatabind() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.dockops.engine")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..")
                .check(CORE);
    }

    @Test
    void publicTypesOfTheApiTellTheirStatus() {
        classes()
                .that()
                .resideInAPackage("io.dockops")
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .beAnnotatedWith(API.class)
                .check(CORE);
    }

    @Test
    void timeIsMonotonicSoThatAClockThatJumpsChangesNothing() {
        // Reports are files whose names tell people when they were written.
        WallClock.nobodyAsksBut(Reports.class).check(CORE);
        FaultTable.saw(
                "clock jumps",
                "Nothing: what waits or ends goes by the monotonic clock, the age of what is left by the engine's");
    }

    @Test
    void onlyThePollerWaits() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .check(CORE);
    }
}
