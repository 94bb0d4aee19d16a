package io.dockops.junit;

import static io.dockops.junit.Plans.assertContainerRefused;
import static io.dockops.junit.Plans.onlyContainer;
import static io.dockops.junit.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dockops.HttpCheck;
import io.dockops.ReadinessProbe;
import io.dockops.RunningContainer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What {@code @WaitFor} says arrives in the spec, and what is bad is told. What it does: {@link WaitForAnnotationTests}. */
class WaitReaderTests {

    @Test
    void withoutAnyThePortsAreWaitedFor() {
        @RunContainer(image = "test:uno")
        class SilentCase {}

        assertThat(waitFor(SilentCase.class)).isEqualTo(io.dockops.WaitFor.ports());
    }

    @Test
    void eachConditionArrives() {
        @RunContainer(
                image = "test:uno",
                waitFor =
                        @WaitFor(
                                port = 80,
                                http = "/",
                                log = "ready",
                                healthy = true,
                                exit = 0,
                                command = {"test", "-f", "/ready"},
                                probe = ContentProbe.class))
        class ConditionsCase {}

        assertThat(waitFor(ConditionsCase.class))
                .isEqualTo(io.dockops.WaitFor.allOf(
                        io.dockops.WaitFor.port(80),
                        io.dockops.WaitFor.http("/"),
                        io.dockops.WaitFor.log("ready"),
                        io.dockops.WaitFor.healthy(),
                        io.dockops.WaitFor.exit(0),
                        io.dockops.WaitFor.command("test", "-f", "/ready"),
                        io.dockops.WaitFor.probe(ContentProbe.class)));
    }

    @Test
    void howIsAskedByHttpArrives() {
        @RunContainer(
                image = "test:uno",
                waitFor =
                        @WaitFor(
                                http = "/health?deep=true",
                                httpPort = 8080,
                                method = "POST",
                                status = {200, 204},
                                header = {"Accept: text/plain", "X-Empty:", "X-Time:10:30"},
                                body = "up",
                                tls = true))
        class HttpCase {}

        assertThat(waitFor(HttpCase.class))
                .isEqualTo(io.dockops.WaitFor.http(HttpCheck.get("/health?deep=true")
                        .withPort(8080)
                        .withMethod("POST")
                        .withStatus(200, 204)
                        .withHeader("Accept", "text/plain")
                        .withHeader("X-Empty", "")
                        .withHeader("X-Time", "10:30")
                        .withBody("up")
                        .withTls()));
    }

    @Test
    void severalAreAllRequiredEachWithinItsOwnTime() {
        @RunContainer(
                image = "test:uno",
                waitFor = {@WaitFor(log = "ready", times = 2, timeout = "5s"), @WaitFor(port = 80)})
        class SeveralCase {}

        assertThat(waitFor(SeveralCase.class))
                .isEqualTo(io.dockops.WaitFor.allOf(
                        io.dockops.WaitFor.log("ready", 2).within(Duration.ofSeconds(5)), io.dockops.WaitFor.port(80)));
    }

    @Test
    void noneArrives() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(none = true))
        class NoneCase {}

        assertThat(waitFor(NoneCase.class)).isEqualTo(io.dockops.WaitFor.none());
    }

    @Test
    void nothing() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor)
        class BadCase {}

        assertContainerRefused(
                BadCase.class,
                "waitFor: a @WaitFor says nothing: give it one of port, http, log, healthy, exit, command, probe and none");
    }

    @Test
    void onlyATimeOut() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(timeout = "1s"))
        class BadCase {}

        assertContainerRefused(BadCase.class, "waitFor: a @WaitFor says nothing: give it one of");
    }

    @Test
    void noneWithOtherElements() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(none = true, log = "ready"))
        class BadCase {}

        assertContainerRefused(BadCase.class, "waitFor: none stands alone: take the other elements away, or none");
    }

    @Test
    void noneWithATimeOut() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(none = true, timeout = "1s"))
        class BadCase {}

        assertContainerRefused(BadCase.class, "waitFor: none stands alone: take the other elements away, or none");
    }

    @Test
    void noneWithAnother() {
        @RunContainer(
                image = "test:uno",
                waitFor = {@WaitFor(none = true), @WaitFor(log = "ready")})
        class BadCase {}

        assertContainerRefused(BadCase.class, "waitFor: none stands alone: take the other @WaitFor away, or none");
    }

    @Test
    void strayHttpPort() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(port = 80, httpPort = 80))
        class BadCase {}

        assertContainerRefused(
                BadCase.class,
                "waitFor: httpPort, method, status, header, body and tls belong to http: give its path, as in http = \"/\"");
    }

    @Test
    void strayStatus() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(port = 80, status = 200))
        class BadCase {}

        assertContainerRefused(
                BadCase.class,
                "waitFor: httpPort, method, status, header, body and tls belong to http: give its path, as in http = \"/\"");
    }

    @Test
    void strayHeader() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(port = 80, header = "A: b"))
        class BadCase {}

        assertContainerRefused(
                BadCase.class,
                "waitFor: httpPort, method, status, header, body and tls belong to http: give its path, as in http = \"/\"");
    }

    @Test
    void strayBody() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(port = 80, body = "ready"))
        class BadCase {}

        assertContainerRefused(
                BadCase.class,
                "waitFor: httpPort, method, status, header, body and tls belong to http: give its path, as in http = \"/\"");
    }

    @Test
    void strayMethod() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(port = 80, method = "HEAD"))
        class BadCase {}

        assertContainerRefused(
                BadCase.class,
                "waitFor: httpPort, method, status, header, body and tls belong to http: give its path, as in http = \"/\"");
    }

    @Test
    void strayTls() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(port = 80, tls = true))
        class BadCase {}

        assertContainerRefused(
                BadCase.class,
                "waitFor: httpPort, method, status, header, body and tls belong to http: give its path, as in http = \"/\"");
    }

    @Test
    void strayTimes() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(port = 80, times = 2))
        class BadCase {}

        assertContainerRefused(BadCase.class, "waitFor: times belongs to log: give its pattern, as in log = \"ready\"");
    }

    @Test
    void badPatternOfTheLog() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(log = "["))
        class BadCase {}

        assertContainerRefused(
                BadCase.class, "waitFor: log: Bad pattern [[]: it is no regular expression (Unclosed character class)");
    }

    @Test
    void noTimesOfTheLog() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(log = "ready", times = 0))
        class BadCase {}

        assertContainerRefused(BadCase.class, "waitFor: times: Bad number of lines [0]: 1 is the least");
    }

    @Test
    void badPatternOfTheBody() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(http = "/", body = "("))
        class BadCase {}

        assertContainerRefused(
                BadCase.class, "waitFor: body: Bad pattern [(]: it is no regular expression (Unclosed group)");
    }

    @Test
    void badPort() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(port = 65536))
        class BadCase {}

        assertContainerRefused(
                BadCase.class, "waitFor: port: Container port [65536] is out of range: ports go from 1 to 65535");
    }

    @Test
    void badHttpPort() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(http = "/", httpPort = -1))
        class BadCase {}

        assertContainerRefused(BadCase.class, "waitFor: httpPort: Container port [-1] is out of range");
    }

    @Test
    void badMethod() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(http = "/", method = "get"))
        class BadCase {}

        assertContainerRefused(BadCase.class, "waitFor: method: Bad method [get]: it must be one of [GET, HEAD,");
    }

    @Test
    void pathWithoutSlash() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(http = "health"))
        class BadCase {}

        assertContainerRefused(BadCase.class, "waitFor: http: Bad path [health]: it must begin with a slash");
    }

    @Test
    void badStatus() {
        @RunContainer(
                image = "test:uno",
                waitFor =
                        @WaitFor(
                                http = "/",
                                status = {200, 700}))
        class BadCase {}

        assertContainerRefused(BadCase.class, "waitFor: status: Bad status [700]: status codes go from 100 to 599");
    }

    @Test
    void badExitCode() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(exit = 300))
        class BadCase {}

        assertContainerRefused(BadCase.class, "waitFor: exit: Bad exit code [300]: they go from 0 to 255");
    }

    @Test
    void badTimeOut() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(log = "ready", timeout = "soon"))
        class BadCase {}

        assertContainerRefused(
                BadCase.class, "waitFor: timeout: Bad duration [soon]: write it like \"500ms\", \"60s\"");
    }

    @Test
    void timeOutOfNothing() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(log = "ready", timeout = "0s"))
        class BadCase {}

        assertContainerRefused(BadCase.class, "waitFor: timeout: Bad time-out [PT0S]: it must be more than nothing");
    }

    @Test
    void commandWithoutProgram() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(command = ""))
        class BadCase {}

        assertContainerRefused(BadCase.class, "waitFor: command: The command's program is empty: name one");
    }

    @Test
    void headerThatTheClientWouldNotSend() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(http = "/", header = "Host: example"))
        class BadCase {}

        assertContainerRefused(
                BadCase.class, "waitFor: header: The header [Host] can't be sent: the JDK's client sets it by itself");
    }

    @Test
    void probeThatIsAbstract() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(probe = AbstractProbe.class))
        class BadCase {}

        assertContainerRefused(
                BadCase.class,
                "waitFor: probe: Bad probe [" + AbstractProbe.class.getName() + "]: it is abstract; name a class");
    }

    @Test
    void probeThatIsAnInnerClass() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(probe = InnerProbe.class))
        class BadCase {}

        assertContainerRefused(
                BadCase.class,
                "waitFor: probe: Bad probe [" + InnerProbe.class.getName() + "]: it is an inner class; make it static");
    }

    @Test
    void probeWithParameters() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(probe = NeedyProbe.class))
        class BadCase {}

        assertContainerRefused(
                BadCase.class,
                "waitFor: probe: Bad probe [" + NeedyProbe.class.getName()
                        + "]: it has no constructor without parameters; add one");
    }

    @Test
    void aLaterOneIsToldToo() {
        @RunContainer(
                image = "test:uno",
                waitFor = {@WaitFor(port = 80), @WaitFor(exit = -2)})
        class BadCase {}

        assertContainerRefused(BadCase.class, "waitFor: exit: Bad exit code [-2]");
    }

    @Test
    void headerWithoutColonWhichMayBeASecretAndIsNotRepeated() {
        @RunContainer(image = "test:uno", waitFor = @WaitFor(http = "/", header = "hunter2"))
        class BadCase {}

        assertContainerRefused(
                BadCase.class, "waitFor: header: an entry has no name before its colon: write it like \"Name: value\"");
        assertThatExceptionOfType(ExtensionConfigurationException.class)
                .isThrownBy(() -> plan(BadCase.class))
                .satisfies(e -> assertThat(e).hasStackTraceContaining("header:"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
    }

    private static io.dockops.WaitFor waitFor(Class<?> testClass) {
        return onlyContainer(testClass).spec().waitFor();
    }

    private static final class ContentProbe implements ReadinessProbe {

        @Override
        public Answer ask(RunningContainer container) {
            return Answer.ready("as always");
        }
    }

    private abstract static class AbstractProbe implements ReadinessProbe {}

    @SuppressWarnings("ClassCanBeStatic") // as it should be
    private final class InnerProbe implements ReadinessProbe {

        @Override
        public Answer ask(RunningContainer container) {
            return Answer.ready("as always");
        }
    }

    private static final class NeedyProbe implements ReadinessProbe {

        private final String reason;

        @SuppressWarnings("UnusedMethod") // as nobody could call it
        NeedyProbe(String reason) {
            this.reason = reason;
        }

        @Override
        public Answer ask(RunningContainer container) {
            return Answer.ready(reason);
        }
    }
}
