package io.dockops.readiness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import io.dockops.engine.Engine;
import io.dockops.engine.StubTransport;
import io.dockops.readiness.Probe.Answer;
import io.dockops.readiness.Probe.Verdict;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log that is a text, whose end is the stream's. */
@Timeout(20)
class LogProbeTests {

    private final StubTransport stub = new StubTransport();
    private final Engine engine = Engine.of(DockerClientImpl.getInstance(
            new DefaultDockerClientConfig.Builder()
                    .withDockerHost("unix:///no/such/socket")
                    .build(),
            stub));
    private final LogProbe probe = new LogProbe(engine, Pattern.compile("up"), 2);

    @AfterEach
    void close() {
        probe.close();
        engine.close();
    }

    /** One frame of standard output; its text is shorter than 256 bytes. */
    private static String frame(String text) {
        return "\1\0\0\0\0\0\0" + (char) text.getBytes(UTF_8).length + text;
    }

    @Test
    void theLogOfAContainerThatHasEndedIsReadAsAWhole() {
        stub.answer(200, frame("up\ndown\n"));

        assertThat(probe.askEnded(Facts.ended()))
                .isEqualTo(Answer.never("[up] is found in 1 of 2 lines of the log, and the container has ended"));
        assertThat(stub.asked())
                .last()
                .asString()
                .contains("/containers/01/logs?")
                .doesNotContain("follow=true");
    }

    @Test
    void aLogThatEndsBeforeTheContainerIsSeenToIsNotJudged() {
        stub.answer(200, frame("up\ndown\n"));

        await().untilAsserted(
                        () -> assertThat(probe.ask(Facts.running()).reason()).contains("1 of 2"));
        assertThat(probe.ask(Facts.running()).verdict()).isEqualTo(Verdict.NOT_YET);
    }

    @Test
    void aLastLineWithoutEndCounts() {
        stub.answer(200, frame("up\n") + frame("still ") + frame("up"));

        await().untilAsserted(
                        () -> assertThat(probe.ask(Facts.running()).ready()).isTrue());
    }

    @Test
    void aLogThatCantBeReadIsSaidSo() {
        stub.answer(501, "{\"message\":\"configured logging driver does not support reading\"}");

        await().untilAsserted(
                        () -> assertThat(probe.ask(Facts.running()).verdict()).isEqualTo(Verdict.NEVER));
        assertThat(probe.ask(Facts.running()).reason())
                .startsWith("the log can't be followed: ")
                .contains("logging driver does not support reading");
    }
}
