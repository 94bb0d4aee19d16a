package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.fail;

import io.dockops.RunningContainer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.opentest4j.AssertionFailedError;

/** Tests that succeed, and fail all the same for what happened to their containers. */
class ContainerGuardTests {

    private static final String GROUP = "junit-guard";
    private static final String IMAGE = GROUP + ":uno";
    private static final String GUARD = "The test succeeded, but @ContainerGuard does not let it: ";

    @AfterEach
    void nothingIsLeft() {
        RealEngine.assertNothingLeft(GROUP);
    }

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void anEndFailsTheTestInWhichItHappenedAndNoLaterOne() {
        Cases cases = Cases.run(EndCase.class);

        assertThat(cases.started()).isEqualTo(3);
        assertThat(cases.failure())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage(GUARD + "container [db] has ended with exit code 137 since it was ready");
        assertThat(CapsuleTests.told(cases.failure()))
                .singleElement()
                .asString()
                .startsWith("Container [db] has ended with exit code 137 since it was ready.\n");
    }

    @Test
    void anEndThatAFailureHasToldIsNotHeldAgainstAnotherTest() {
        assertThat(Cases.run(ToldEndCase.class).failure()).hasMessage("on purpose");
    }

    @Test
    void anEndBetweenTwoTestsFailsTheNextOne() {
        assertThat(Cases.run(EndBetweenCase.class).failure())
                .hasMessage(GUARD + "container [db] has ended with exit code 137 since it was ready");
    }

    @Test
    void aContainerThatWasKilledForMemoryOrIsUnhealthyFailsItsTest() {
        assertThat(Cases.run(HungryCase.class).failure())
                .hasMessage(GUARD + "container [hungry] was killed for memory, or a process in it was");
        assertThat(Cases.run(IllCase.class).failure()).hasMessage(GUARD + "container [ill] is unhealthy");
    }

    @Test
    void aForbiddenLineFailsTheTestInWhichItWasLogged() {
        Cases cases = Cases.run(LogCase.class);

        assertThat(cases.started()).isEqualTo(3);
        assertThat(cases.failure())
                .hasMessage(GUARD + "container [db] logged [an ERROR in the second test], which forbidLog [ERROR]"
                        + " matches");
        assertThat(CapsuleTests.told(cases.failure())).hasSize(2);
    }

    @Test
    void aTestsOwnContainerIsGuardedFromItsStartAndOneThatIsNotNamedIsNot() {
        assertThat(Cases.run(OwnCase.class).failure())
                .hasMessage(GUARD + "container [own] logged [born with an ERROR], which forbidLog [ERROR] matches");
    }

    @Test
    void whatTheTestHasAskedForAndWhatWasWaitedForIsNotGuarded() {
        Cases.run(AskedCase.class).succeeded(3);
    }

    @Test
    void itHoldsAsAMetaAnnotationForSubclassesAndForNestedClasses() {
        assertThat(Cases.run(MetaCase.class).failures())
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure).hasMessageStartingWith(GUARD + "container [own] has ended"));
    }

    @Test
    void aFailureThatItMakesKeepsContainersToo() {
        try {
            Cases.run(KeptCase.class).failure();

            assertThat(RealEngine.ofGroup(GROUP)).hasSize(1);
        } finally {
            RealEngine.containers().stopRemoveGroup(GROUP);
        }
    }

    @Test
    void whatCanNotBeGuardedIsRefusedBeforeAnythingStarts() {
        Plans.assertRefused(
                BadPatternCase.class, "@ContainerGuard", "forbidLog: Bad pattern [(]: Unclosed group; write");
        Plans.assertRefused(
                NothingCase.class, "@ContainerGuard", "it guards against nothing: give failOn or forbidLog");
        Plans.assertRefused(
                UnknownCase.class,
                "the fixtures",
                "@ContainerGuard names container [bd], which is not declared; declared are [db]: write one of");
    }

    private static void end(RunningContainer container) {
        RealEngine.containers().kill(container.id());
        await().until(() -> !container.state().isRunning());
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, name = "db")
    @ContainerGuard
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    abstract static class Guarded {}

    static class EndCase extends Guarded {

        @Test
        @Order(1)
        void doesNothing() {}

        @Test
        @Order(2)
        void endsIt(RunningContainer db) {
            end(db);
        }

        @Test
        @Order(3)
        void comesTooLate() {}
    }

    static class ToldEndCase extends Guarded {

        @Test
        @Order(1)
        void fails(RunningContainer db) {
            end(db);
            fail("on purpose");
        }

        @Test
        @Order(2)
        void comesTooLate() {}
    }

    static class EndBetweenCase extends Guarded {

        EndBetweenCase(RunningContainer db) {
            end(db); // before the test's own time
        }

        @Test
        void comesAfterIt() {}
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(
            image = IMAGE,
            name = "hungry",
            memory = "16m",
            cmd = {"sh", "-c", "until test -e /go; do sleep 0.1; done; exec tail /dev/zero"})
    @ContainerGuard(failOn = Mishap.OOM)
    static class HungryCase {

        @Test
        void feedsIt(RunningContainer hungry) {
            hungry.exec("touch", "/go");
            await().until(() -> !hungry.state().isRunning());
        }
    }

    @DockerImage(
            tag = IMAGE,
            dockerfile = "FROM busybox\nHEALTHCHECK --interval=200ms --retries=1 CMD test ! -e /ill\nCMD sleep 600\n")
    @RunContainer(image = IMAGE, name = "ill", waitFor = @WaitFor(healthy = true))
    @ContainerGuard(failOn = Mishap.UNHEALTHY)
    static class IllCase {

        @Test
        void infectsIt(RunningContainer ill) {
            ill.exec("touch", "/ill");
            await().until(() -> ill.report(Optional.empty(), Duration.ZERO).unhealthy());
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = "FROM busybox\nCMD echo born with an ERROR; exec sleep 600\n")
    @RunContainer(image = IMAGE, name = "db", waitFor = @WaitFor(log = "born"))
    @RunContainer(image = IMAGE, name = "other", waitFor = @WaitFor(log = "born"))
    @ContainerGuard(forbidLog = "ERROR")
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class LogCase {

        @Test
        @Order(1)
        void saysNothing() {}

        @Test
        @Order(2)
        void isLoud(@Container("db") RunningContainer db) {
            CapsuleTests.write(db, "an ERROR in the second test");
        }

        @Test
        @Order(3)
        void isQuiet(@Container("db") RunningContainer db) {
            CapsuleTests.write(db, "no mistake in the third test");
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = "FROM busybox\nCMD echo born with an ERROR; exec sleep 600\n")
    @RunContainer(image = IMAGE, name = "own", scope = Scope.METHOD, waitFor = @WaitFor(log = "born"))
    @RunContainer(image = IMAGE, name = "other", scope = Scope.METHOD, waitFor = @WaitFor(log = "born"))
    @ContainerGuard(container = "own", forbidLog = "ERROR")
    static class OwnCase {

        @Test
        void doesNothing() {}
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, name = "asked", scope = Scope.METHOD)
    @RunContainer(image = IMAGE, name = "migration", cmd = "true", waitFor = @WaitFor(exit = 0))
    @ContainerGuard
    static class AskedCase {

        @Test
        void stopped(@Container("asked") RunningContainer container) {
            container.stop();
        }

        @Test
        void killed(@Container("asked") RunningContainer container) {
            container.kill();
        }

        @Test
        void removed(@Container("asked") RunningContainer container) {
            container.close();
        }
    }

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @ContainerGuard(container = "own")
    @ContainerGuard(forbidLog = "ERROR")
    @interface Watched {}

    @Watched
    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, name = "own", scope = Scope.METHOD)
    static class MetaCase {

        @Test
        void endsIt(RunningContainer own) {
            end(own);
        }

        @Nested
        class Inner {

            @Test
            void endsItToo(RunningContainer own) {
                end(own);
            }
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, name = "db", keep = Keep.ON_FAILURE)
    @ContainerGuard(forbidLog = "ERROR")
    static class KeptCase {

        @Test
        void isLoud(RunningContainer db) {
            CapsuleTests.write(db, "an ERROR");
        }
    }

    @RunContainer(image = IMAGE, name = "db")
    @ContainerGuard(forbidLog = "(")
    static class BadPatternCase {}

    @RunContainer(image = IMAGE, name = "db")
    @ContainerGuard(failOn = {})
    static class NothingCase {}

    @RunContainer(image = IMAGE, name = "db")
    @ContainerGuard(container = "bd")
    static class UnknownCase {}
}
