package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.ReadinessException;
import io.dockops.ReadinessProbe;
import io.dockops.RunningContainer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code @WaitFor} tells of what is never met. */
class NeverReadyTests {

    private static final String GROUP = "junit-never";
    private static final String DOOR = GROUP + ":door";
    private static final String SLEEPER = GROUP + ":sleeper";

    @AfterEach
    void nothingIsLeft() {
        RealEngine.assertNothingLeft(GROUP);
    }

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void anHttpAnswerThatNeverComesIsToldWithTheLastOneAndWithoutTheHeader() {
        assertThat(Cases.run(ClosedDoorCase.class).failure())
                .isInstanceOf(ReadinessException.class)
                .hasMessageContaining("of image [junit-never:door] was not ready within 2000 ms: GET /cgi-bin/door on"
                        + " port 1337 answered 403, wanted ")
                .message()
                .containsPattern("Its state is running after \\d{4,} ms")
                .contains("The last lines of its log:\n    begins")
                .doesNotContain("mallory");
    }

    @Test
    void aLineThatIsNeverLoggedIsToldWithHowOftenItWasAndItsOwnTimeOut() {
        assertThat(Cases.run(NeverLoggedCase.class).failure())
                .isInstanceOf(ReadinessException.class)
                .hasMessageContaining(
                        "was not ready within 1000 ms, the time-out of [log \"^step\" 3 times]: [^step] is"
                                + " found in 2 of 3 lines of the log. Its state is running after ")
                .hasMessageContaining("The last lines of its log:\n    step one\n    step two");
    }

    @Test
    void aProbeThatIsNeverContentIsToldWithItsLastReason() {
        assertThat(Cases.run(DiscontentCase.class).failure())
                .isInstanceOf(ReadinessException.class)
                .message()
                .containsPattern("was not ready within 400 ms: no wonder, after \\d+ questions\\. Its state is running")
                .contains("Its log is empty.");
    }

    @Test
    void ofSeveralOnlyThatWhichIsNotMetIsTold() {
        assertThat(Cases.run(HalfReadyCase.class).failure())
                .isInstanceOf(ReadinessException.class)
                .message()
                .contains("was not ready within 1000 ms, the time-out of [command \"test -f /never\"]: [test -f /never]"
                        + " ended with exit code 1")
                .contains("Its state is running after ")
                .doesNotContain("[begins] is found");
    }

    @DockerImage(tag = DOOR, dockerfile = WaitForAnnotationTests.DOOR)
    @RunContainer(
            image = DOOR,
            ports = "1337",
            startTimeout = "2s",
            waitFor = @WaitFor(http = "/cgi-bin/door", header = "X-Guest: mallory"))
    static class ClosedDoorCase {

        @Test
        void never() {}
    }

    @DockerImage(tag = SLEEPER, dockerfile = RealEngine.SLEEPER)
    @RunContainer(
            image = SLEEPER,
            cmd = {"sh", "-c", "echo step one; echo step two; sleep 600"},
            waitFor = @WaitFor(log = "^step", times = 3, timeout = "1s"))
    static class NeverLoggedCase {

        @Test
        void never() {}
    }

    @DockerImage(tag = SLEEPER, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = SLEEPER, startTimeout = "400ms", waitFor = @WaitFor(probe = DiscontentProbe.class))
    static class DiscontentCase {

        @Test
        void never() {}
    }

    static class DiscontentProbe implements ReadinessProbe {

        private final AtomicInteger questions = new AtomicInteger();

        @Override
        public Answer ask(RunningContainer container) {
            return Answer.notYet("no wonder, after " + questions.incrementAndGet() + " questions");
        }
    }

    @DockerImage(tag = SLEEPER, dockerfile = RealEngine.SLEEPER)
    @RunContainer(
            image = SLEEPER,
            cmd = {"sh", "-c", "echo begins; sleep 600"},
            waitFor = {
                @WaitFor(log = "begins"),
                @WaitFor(
                        command = {"test", "-f", "/never"},
                        timeout = "1s")
            })
    static class HalfReadyCase {

        @Test
        void never() {}
    }
}
