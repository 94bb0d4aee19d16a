package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.dockops.ContainerStartException;
import io.dockops.RunningContainer;
import io.dockops.junit.Cases;
import io.dockops.junit.Container;
import io.dockops.junit.DockerImage;
import io.dockops.junit.RealEngine;
import io.dockops.junit.RunContainer;
import io.dockops.junit.Scope;
import io.dockops.junit.WaitFor;
import io.dockops.testing.FaultTable;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Containers that end after they were ready, which the failures of tests tell. */
class LaterEndFaultTests {

    private static final String GROUP = "faultc-later";
    private static final String IMAGE = GROUP + ":uno";

    @AfterEach
    void nothingIsLeft() {
        RealEngine.assertNothingLeft(GROUP);
    }

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void aFailureTellsThatAContainerHasEnded() {
        Throwable failure = Cases.run(CrashCase.class).failure();

        assertThat(failure).isInstanceOf(IOException.class);
        assertThat(told(failure)).hasSize(2);
        assertThat(told(failure).get(0))
                .startsWith("Container [db] has ended with exit code 3 since it was ready.\n")
                .containsPattern("events since the test began[^\n]*\n +\\d\\.\\d s before: die exitCode=3\n")
                .contains("log since the test began:\n        tables are locked\n");
        assertThat(told(failure).get(1)).startsWith("Container [other] runs.\n");
        assertThat(failure.getSuppressed()[0].getStackTrace()).isEmpty();
        FaultTable.saw(
                "exits after it was ready",
                firstLine(told(failure).get(0)) + "\n… and [its log, events and more](failures.md)");
    }

    @Test
    void soDoTheFailuresOfDynamicTestsOfAllScopesAndOfWhatIsAroundTests() {
        assertThat(ends(Cases.run(DynamicCase.class).failure()))
                .containsExactly("Container [db] has ended with exit code 3 since it was ready.");
        assertThat(told(Cases.run(EachScopeCase.class).failure()))
                .allMatch(told -> told.contains("has ended with exit code 137"))
                .extracting(told -> told.substring(0, told.indexOf(']') + 1))
                .containsExactlyInAnyOrder("Container [own]", "Container [shared]", "Container [of all]");
    }

    @Test
    void aContainerThatIsRemovedBySomebodyElseIsToldToBeGone() {
        assertThat(told(Cases.run(RemovedCase.class).failure()))
                .singleElement()
                .asString()
                .startsWith("Container [db] is gone since it was ready; did somebody else remove it?\n")
                .contains("s before: destroy\n");
    }

    @Test
    void anEndThatWasAskedForOrAwaitedIsNotTold() {
        assertThat(Cases.run(AskedCase.class).failures())
                .hasSize(4)
                .allSatisfy(failure -> assertThat(ends(failure)).isEmpty());
    }

    @Test
    void aContainerThatIsKilledForMemorySaysSoAtItsStartAndLater() {
        Throwable atStart = Cases.run(HungryCase.class).failure();
        assertThat(atStart)
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("of image [" + IMAGE + "] ended with exit code 137 (killed for memory; ");

        Throwable failure = Cases.run(HungryLaterCase.class).failure();
        assertThat(told(failure))
                .singleElement()
                .asString()
                .startsWith("Container [hungry] has ended with exit code 137 (killed for memory; ");
        FaultTable.saw(
                "killed for memory",
                atStart.getMessage() + "\n" + firstLine(told(failure).get(0)));
    }

    /** Those of its first lines that tell of an end which nobody asked for. */
    private static List<String> ends(Throwable failure) {
        return told(failure).stream()
                .map(LaterEndFaultTests::firstLine)
                .filter(line -> line.contains("since it was ready"))
                .toList();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static List<String> told(Throwable failure) {
        return Arrays.stream(failure.getSuppressed()).map(Throwable::getMessage).toList();
    }

    private static void awaitEnd(RunningContainer container) {
        await().until(() -> !container.state().isRunning());
    }

    /** Serves until it is asked for a page that ends it, and is not answered. */
    @DockerImage(tag = IMAGE, dockerfile = """
            FROM busybox
            RUN mkdir -p /www/cgi-bin && echo '#!/bin/sh' > /www/cgi-bin/crash \\
                && echo 'touch /crash; sleep 600' >> /www/cgi-bin/crash \\
                && chmod +x /www/cgi-bin/crash
            CMD httpd -p 1337 -h /www; until test -e /crash; do sleep 0.1; done; echo tables are locked; exit 3
            """)
    @RunContainer(image = IMAGE, name = "db", ports = "1337")
    @RunContainer(image = IMAGE, name = "other")
    abstract static class Crash {

        static void crash(RunningContainer db) throws IOException {
            var url =
                    URI.create(db.resolve("http://{host}:{1337}/cgi-bin/crash")).toURL();
            try (var answer = url.openStream()) {
                answer.readAllBytes();
            } finally {
                awaitEnd(db); // that the engine has noted it, which may take long on a busy machine
            }
        }
    }

    static class CrashCase extends Crash {

        @Test
        void asks(@Container("db") RunningContainer db) throws IOException {
            crash(db);
        }
    }

    static class DynamicCase extends Crash {

        @TestFactory
        Stream<DynamicTest> asks(@Container("db") RunningContainer db) {
            return Stream.of(dynamicTest("asks", () -> crash(db)));
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, name = "own", scope = Scope.METHOD)
    @RunContainer(image = IMAGE, name = "shared")
    @RunContainer(image = IMAGE, name = "of all", scope = Scope.SUITE)
    static class EachScopeCase {

        @Test
        void fails(
                @Container("own") RunningContainer own,
                @Container("shared") RunningContainer shared,
                @Container("of all") RunningContainer ofAll) {
            for (RunningContainer container : List.of(own, shared, ofAll)) {
                RealEngine.containers().kill(container.id());
                awaitEnd(container);
            }
            fail("on purpose");
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, name = "db")
    static class RemovedCase {

        @Test
        void fails(RunningContainer container) {
            RealEngine.containers().stopRemove(container.id());
            fail("on purpose");
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, name = "asked", scope = Scope.METHOD)
    @RunContainer(image = IMAGE, name = "migration", cmd = "true", waitFor = @WaitFor(exit = 0))
    static class AskedCase {

        @Test
        void stopped(@Container("asked") RunningContainer container) {
            container.stop();
            fail("on purpose");
        }

        @Test
        void killed(@Container("asked") RunningContainer container) {
            container.kill();
            awaitEnd(container);
            fail("on purpose");
        }

        @Test
        void removed(@Container("asked") RunningContainer container) {
            container.close();
            fail("on purpose");
        }

        @Test
        void restarted(@Container("asked") RunningContainer container) {
            container.restart();
            fail("on purpose");
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(
            image = IMAGE,
            ports = "1337",
            memory = "8m",
            cmd = {"tail", "/dev/zero"})
    static class HungryCase {

        @Test
        void neverRuns() {}
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(
            image = IMAGE,
            name = "hungry",
            memory = "8m",
            cmd = {"sh", "-c", "until test -e /go; do sleep 0.1; done; exec tail /dev/zero"})
    static class HungryLaterCase {

        @Test
        void feeds(RunningContainer container) {
            container.exec("touch", "/go");
            awaitEnd(container);
            fail("on purpose");
        }
    }
}
