package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a container can be waited for, each met, and not met in time, by a container of a real engine. */
@Timeout(60)
class WaitingTests {

    private static final Duration AT_ONCE = Duration.ofSeconds(15); // the start time-out is 60 s
    private static final Duration SHORT = Duration.ofMillis(600);

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("wait");

    private static String busybox;

    private final Containers containers = GROUPS.containers();

    @BeforeAll
    static void buildImage() {
        busybox = GROUPS.image("sh", "plain", "RUN mkdir /www");
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(GROUPS.removeContainersLeft()).isEmpty();
    }

    private static ContainerSpec.Builder sh(String script) {
        return ContainerSpec.builder(busybox).cmd("sh", "-c", script);
    }

    /** Runs and removes a container, and tells what showed its readiness. */
    private String ready(ContainerSpec.Builder spec) {
        List<String> told = new ArrayList<>();
        try (EventSource.Subscription listening = containers.onEvent(event -> {
                    if (event.action().equals("ready")) {
                        told.add(event.message());
                    }
                });
                RunningContainer container = containers.run(spec.build())) {
            assertThat(listening).isNotNull();
            assertThat(container.id()).isNotBlank();
        }
        assertThat(told).hasSize(1);
        return told.get(0);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> timesOut(ContainerSpec.Builder spec) {
        return assertThatThrownBy(() -> containers.run(spec.startTimeout(SHORT).build()))
                .isInstanceOf(ReadinessException.class)
                .hasMessageContaining("was not ready within 600 ms: ")
                .hasMessageContaining("Its state is running after ");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> failsAtOnce(ContainerSpec.Builder spec) {
        long begin = System.nanoTime();
        AbstractThrowableAssert<?, ? extends Throwable> thrown = assertThatThrownBy(() -> containers.run(spec.build()));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);
        return thrown;
    }

    @Test
    void aPortIsAskedInTheContainerThoughItIsNotPublished() {
        assertThat(ready(sh("sleep 0.2; exec httpd -f -p 1337").waitFor(WaitFor.port(1337))))
                .contains("port 1337 accepts");
    }

    @Test
    void ofSeveralPortsOnlyTheNamedOneIsWaitedFor() {
        assertThat(ready(sh("exec httpd -f -p 1337").port("1337").port("1338").waitFor(WaitFor.port(1337))))
                .contains("port 1337");
    }

    @Test
    void aPortThatNobodyListensOnTimesOut() {
        timesOut(sh("echo warming up; sleep 600").waitFor(WaitFor.port(1337)))
                .hasMessageContaining("nothing listens on port 1337 in the container")
                .hasMessageContaining("    warming up");
    }

    @Test
    void anHttpAnswerIsWaitedFor() {
        String script = "httpd -p 1337 -h /www; sleep 0.2; echo fine > /www/health; sleep 600";

        assertThat(ready(sh(script).port("1337").waitFor(WaitFor.http("/health"))))
                .contains("GET /health on port 1337 answered 200");
        assertThat(ready(sh(script)
                        .waitFor(WaitFor.http(HttpCheck.get("/health")
                                .withPort(1337)
                                .withBody("^fine")
                                .withStatus(200)))))
                .contains("GET /health on port 1337 answered 200 with [^fine] in its body");
    }

    @Test
    void anHttpAnswerThatIsNotAsWantedTimesOutWithWhatItWas() {
        timesOut(sh("exec httpd -f -p 1337 -h /www").port("1337").waitFor(WaitFor.http("/missing")))
                .hasMessageContaining("GET /missing on port 1337 answered 404, wanted 200 to 399");
    }

    @Test
    void anHttpRequestThatMayMeanTwoPortsIsRefused() {
        failsAtOnce(sh("sleep 600").port("1337").port("1338").waitFor(WaitFor.http("/health")))
                .isInstanceOf(ReadinessException.class)
                .hasMessageContaining("can't become ready: GET /health has no port")
                .hasMessageContaining("[1337, 1338]: name the port");
    }

    @Test
    void aLineOfEitherStreamIsWaitedFor() {
        assertThat(ready(sh("echo early; sleep 600").waitFor(WaitFor.log("ear?ly"))))
                .contains("[ear?ly] is found in 1 of 1 line of the log");
        assertThat(ready(sh("sleep 0.2; echo zwölf >&2; sleep 600").waitFor(WaitFor.log("^zwölf$"))))
                .contains("[^zwölf$]");
    }

    @Test
    void linesAreCounted() {
        assertThat(ready(sh("echo up; echo up >&2; sleep 600").waitFor(WaitFor.log("up", 2))))
                .contains("[up] is found in 2 of 2 lines of the log");
        timesOut(sh("echo up; echo down; sleep 600").waitFor(WaitFor.log("up", 2)))
                .hasMessageContaining("[up] is found in 1 of 2 lines of the log")
                .hasMessageContaining("    down");
    }

    @Test
    void theHealthOfTheImageIsWaitedFor() {
        String image = GROUPS.image(
                "health",
                "good",
                "HEALTHCHECK --interval=100ms CMD test -e /good",
                "CMD sleep 0.2; touch /good; sleep 600");

        assertThat(ready(ContainerSpec.builder(image).waitFor(WaitFor.healthy())))
                .contains("its health check passes");
    }

    @Test
    void anImageThatStaysUnhealthyFailsWithWhatItsCheckSaid() {
        String image = GROUPS.image(
                "health",
                "bad",
                "HEALTHCHECK --interval=100ms --retries=2 CMD echo no database; exit 1",
                "CMD sleep 600");

        failsAtOnce(ContainerSpec.builder(image).waitFor(WaitFor.healthy()))
                .isInstanceOf(ReadinessException.class)
                .hasMessageContaining(
                        "can't become ready: its health check fails for good; the last check said: no database")
                .hasMessageContaining("Its state is running after ");
    }

    @Test
    void aCheckThatHasNotPassedYetTimesOut() {
        String image =
                GROUPS.image("health", "late", "HEALTHCHECK --interval=100ms --start-period=1h CMD echo wait; exit 1");

        timesOut(ContainerSpec.builder(image).cmd("sleep", "600").waitFor(WaitFor.healthy()))
                .hasMessageContaining("its health is starting; the last check said: wait");
    }

    @Test
    void anImageWithoutHealthCheckIsRefused() {
        failsAtOnce(sh("sleep 600").waitFor(WaitFor.healthy()))
                .isInstanceOf(ReadinessException.class)
                .hasMessageContaining("can't become ready: its image defines no health check; add a HEALTHCHECK");
    }

    @Test
    void anEndIsWaitedFor() {
        assertThat(ready(sh("sleep 0.2").waitFor(WaitFor.exit(0)))).contains("it ended with exit code 0");
        assertThat(ready(sh("exit 3").waitFor(WaitFor.exit(3)))).contains("it ended with exit code 3");
    }

    @Test
    void anEndWithAnotherCodeFails() {
        failsAtOnce(sh("echo bad disk; exit 3").waitFor(WaitFor.exit(0)))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining(
                        "can't become ready: it ended with exit code 3, wanted 0. Its state is exited after ")
                .hasMessageContaining("    bad disk");
    }

    @Test
    void anEndThatDoesNotComeTimesOut() {
        timesOut(sh("sleep 600").waitFor(WaitFor.exit(0)))
                .hasMessageContaining("it still runs, and should end with exit code 0");
    }

    @Test
    void theWholeLogOfAContainerThatShouldEndIsJudged() {
        assertThat(ready(sh("echo one; echo two; printf three")
                        .waitFor(WaitFor.log("three"), WaitFor.exit(0), WaitFor.log("one|two", 2))))
                .contains("[three]", "it ended with exit code 0", "[one|two]");
        failsAtOnce(sh("echo one; echo two").waitFor(WaitFor.exit(0), WaitFor.log("one|two", 3)))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("[one|two] is found in 2 of 3 lines of the log, and the container has ended");
    }

    @Test
    void whatWasMetBeforeTheEndCountsAndWhatWasNotCantBeMetAnyMore() {
        assertThat(ready(sh("until [ -e /go ]; do sleep 0.05; done")
                        .waitFor(WaitFor.command("touch", "/go"), WaitFor.exit(0))))
                .contains("[touch /go] succeeds and it ended with exit code 0");
        failsAtOnce(sh("sleep 0.3").waitFor(WaitFor.port(1337), WaitFor.exit(0)))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("the container has ended, so that there is nobody to ask any more");
    }

    @Test
    void aCommandThatSucceedsIsWaitedFor() {
        assertThat(ready(sh("sleep 0.2; touch /good; sleep 600").waitFor(WaitFor.command("test", "-e", "/good"))))
                .contains("[test -e /good] succeeds");
    }

    @Test
    void aCommandThatFailsTimesOutWithItsCodeAndOutput() {
        timesOut(sh("sleep 600").waitFor(WaitFor.command("sh", "-c", "echo not; echo yet >&2; exit 4")))
                .hasMessageContaining("ended with exit code 4: not\nyet");
    }

    @Test
    void aCommandThatHangsDoesNotOutliveTheTimeOut() {
        long begin = System.nanoTime();

        timesOut(sh("sleep 600").waitFor(WaitFor.command("sleep", "30"))).hasMessageContaining("has not answered yet");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void aProbeOfOnesOwnIsAskedUntilItIsContent() {
        ReadinessProbe probe =
                container -> container.exec("test", "-e", "/good").exitCode() == 0
                        ? ReadinessProbe.Answer.ready("the file is there")
                        : ReadinessProbe.Answer.notYet("no file");

        assertThat(ready(sh("sleep 0.2; touch /good; sleep 600").waitFor(WaitFor.probe(probe))))
                .contains("the file is there");
        timesOut(sh("sleep 600").waitFor(WaitFor.probe(probe))).hasMessageContaining("no file");
    }

    @Test
    void whatAProbeThrowsIsItsReason() {
        ReadinessProbe failing = container -> {
            throw new IllegalStateException("no route to " + container.name().length());
        };
        ReadinessProbe asserting = container -> {
            throw new AssertionError("wrong answer");
        };

        timesOut(sh("sleep 600").waitFor(WaitFor.probe(failing), WaitFor.probe(asserting)))
                .hasMessageContaining("no route to ")
                .hasMessageContaining("wrong answer");
    }

    @Test
    void aProbeThatHangsDoesNotOutliveTheTimeOutAndIsInterrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        ReadinessProbe hanging = container -> {
            try {
                new CountDownLatch(1).await();
                return ReadinessProbe.Answer.ready("never");
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        };

        timesOut(sh("sleep 600").waitFor(WaitFor.probe(hanging))).hasMessageContaining("has not answered yet");
        interrupted.await();
    }

    /** Private, so that only reflection makes one. */
    private static final class SecondTime implements ReadinessProbe {

        private int asked;

        private SecondTime() {}

        @Override
        public Answer ask(RunningContainer container) {
            asked++;
            return asked > 1 ? Answer.ready("asked " + asked + " times") : Answer.notYet("once is not enough");
        }
    }

    static final class FailsToBeMade implements ReadinessProbe {

        FailsToBeMade() {
            throw new IllegalStateException("no licence");
        }

        @Override
        public Answer ask(RunningContainer container) {
            return Answer.ready("never");
        }
    }

    @Test
    void aClassOfProbesIsInstantiatedForEachContainer() {
        ContainerSpec.Builder spec = sh("sleep 600").waitFor(WaitFor.probe(SecondTime.class));

        assertThat(ready(spec)).contains("asked 2 times");
        assertThat(ready(spec)).contains("asked 2 times");
    }

    @Test
    void aProbeThatCantBeMadeIsSaidAtOnce() {
        failsAtOnce(sh("sleep 600").waitFor(WaitFor.probe(FailsToBeMade.class)))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("The constructor of probe [" + FailsToBeMade.class.getName() + "] failed")
                .hasMessageContaining("no licence");
    }

    @Test
    void aContainerThatEndsMeanwhileEndsEachWait() {
        WaitFor[] waits = {
            WaitFor.port(1337),
            WaitFor.http(HttpCheck.get("/").withPort(1337)),
            WaitFor.log("never"),
            WaitFor.command("sleep", "30"),
            WaitFor.probe(container -> ReadinessProbe.Answer.notYet("not yet"))
        };
        for (WaitFor wait : waits) {
            failsAtOnce(sh("echo last words; sleep 0.3; exit 7").waitFor(wait))
                    .isInstanceOf(ContainerStartException.class)
                    .hasMessageContaining("ended with exit code 7")
                    .hasMessageContaining("    last words");
        }
    }

    @Test
    void allConditionsAreRequiredAndOfThoseNotMetEachHasItsReason() {
        assertThat(ready(sh("echo up; exec httpd -f -p 1337").port("1337").waitFor(WaitFor.ports(), WaitFor.log("up"))))
                .contains("its ports answer and [up]");
        timesOut(sh("echo up; sleep 600")
                        .port("1337")
                        .waitFor(WaitFor.ports(), WaitFor.log("up"), WaitFor.log("migrated")))
                .hasMessageContaining("nothing listens on port 1337 in the container (Connection refused);"
                        + " [migrated] is found in 0 of 1 line of the log. Its state")
                .hasMessageNotContaining("[up] is found");
    }

    @Test
    void aTimeOutOfItsOwnIsNamed() {
        failsAtOnce(sh("echo up; sleep 600")
                        .waitFor(WaitFor.log("up"), WaitFor.log("migrated").within(Duration.ofMillis(300))))
                .isInstanceOf(ReadinessException.class)
                .hasMessageContaining(
                        "was not ready within 300 ms, the time-out of [log \"migrated\"]: [migrated] is found")
                .hasMessageContaining("Its state is running after ");
    }

    @Test
    void whatIsWaitedForNothingIsReadyEvenIfItEnds() {
        assertThat(ready(sh("exit 9").waitFor(WaitFor.none()))).contains("it is waited for nothing");
    }
}
