package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import io.dockops.ReadinessProbe;
import io.dockops.RunningContainer;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code @WaitFor} does on an engine. What it says: {@link WaitReaderTests}. What is never met: {@link NeverReadyTests}. */
class WaitForAnnotationTests {

    private static final String GROUP = "junit-wait";
    private static final String IMAGE = GROUP + ":uno";
    private static final String CHECKED = GROUP + ":checked";

    /** Serves a door that opens for a guest only, by a script that says who knocked. */
    static final String DOOR = """
            FROM busybox
            RUN mkdir -p /www/cgi-bin && echo '#!/bin/sh' > /www/cgi-bin/door \\
                && echo 'if [ "$HTTP_X_GUEST" = "alice" ]; then status=202; else status=403; fi' >> /www/cgi-bin/door \\
                && echo 'printf "HTTP/1.0 $status Told\\r\\nContent-Type: text/plain\\r\\n\\r\\n$REQUEST_METHOD by $HTTP_X_GUEST\\n"' \\
                    >> /www/cgi-bin/door \\
                && chmod +x /www/cgi-bin/door && echo open > /www/index.html
            CMD ["sh", "-c", "echo begins; sleep 0.3; exec httpd -f -p 1337 -h /www"]
            """;

    private static final String SELF_CHECKING = """
            FROM busybox
            HEALTHCHECK --interval=1s --timeout=5s CMD test -f /healthy
            CMD sleep 0.3; touch /healthy; sleep 600
            """;

    @AfterEach
    void nothingIsLeft() {
        RealEngine.assertNothingLeft(GROUP);
    }

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void http() {
        Cases.run(HttpCase.class).succeeded(1);
    }

    @Test
    void whatTheContainerSaysAndDoes() {
        Cases.run(InsideCase.class).succeeded(5);
    }

    @Test
    void theImagesOwnHealthCheck() {
        Cases.run(HealthyCase.class).succeeded(1);
    }

    @Test
    void severalAtOnceAreAllRequired() {
        Cases.run(SeveralCase.class).succeeded(1);
    }

    @Test
    void none() {
        Cases.run(NoneCase.class).succeeded(1);
    }

    @DockerImage(tag = IMAGE, dockerfile = DOOR)
    @RunContainer(image = IMAGE, name = "plain", ports = "1337", waitFor = @WaitFor(http = "/"))
    @RunContainer(
            image = IMAGE,
            name = "choosy",
            ports = {"1337", "1338"},
            waitFor =
                    @WaitFor(
                            http = "/cgi-bin/door",
                            httpPort = 1337,
                            method = "POST",
                            status = {201, 202},
                            header = "X-Guest: alice",
                            body = "^POST by al.ce$"))
    @RunContainer(
            image = IMAGE,
            name = "refusing",
            ports = "1337",
            waitFor = @WaitFor(http = "/cgi-bin/door", status = 403))
    static class HttpCase {

        @Test
        void answers(
                @Endpoint(value = "http://{host}:{1337}/", container = "plain") URI plain,
                @Container("choosy") RunningContainer choosy,
                @Container("refusing") RunningContainer refusing)
                throws Exception {
            try (var page = plain.toURL().openStream()) {
                assertThat(page).hasContent("open\n");
            }
            assertThat(choosy.state().isRunning()).isTrue();
            assertThat(refusing.state().isRunning()).isTrue();
        }
    }

    @DockerImage(tag = GROUP + ":sleeper", dockerfile = RealEngine.SLEEPER)
    @RunContainer(
            image = GROUP + ":sleeper",
            name = "logging",
            cmd = {"sh", "-c", "echo ready; sleep 0.3; echo still ready; sleep 600"},
            waitFor = @WaitFor(log = "ready$", times = 2))
    @RunContainer(
            image = GROUP + ":sleeper",
            name = "ending",
            cmd = {"sh", "-c", "sleep 0.3; exit 3"},
            waitFor = @WaitFor(exit = 3))
    @RunContainer(
            image = GROUP + ":sleeper",
            name = "commanded",
            cmd = {"sh", "-c", "sleep 0.3; touch /ready; sleep 600"},
            waitFor = @WaitFor(command = {"test", "-f", "/ready"}))
    @RunContainer(image = GROUP + ":sleeper", name = "probed", waitFor = @WaitFor(probe = ThirdTimeProbe.class))
    @RunContainer(
            image = GROUP + ":sleeper",
            name = "in time",
            cmd = {"sh", "-c", "sleep 0.3; echo ready; sleep 600"},
            startTimeout = "10s",
            waitFor = @WaitFor(log = "ready", timeout = "8s"))
    static class InsideCase {

        @Test
        void hasLoggedTwice(@Container("logging") RunningContainer container) {
            assertThat(container.logs()).isEqualTo("ready\nstill ready\n");
        }

        @Test
        void hasEnded(@Container("ending") RunningContainer container) {
            assertThat(container.state().isRunning()).isFalse();
            assertThat(container.state().exitCode()).isEqualTo(3);
        }

        @Test
        void hasMadeItsFile(@Container("commanded") RunningContainer container) {
            assertThat(container.exec("test", "-f", "/ready").exitCode()).isZero();
        }

        @Test
        void wasAskedThreeTimes(@Container("probed") RunningContainer container) {
            assertThat(container.exec("cat", "/asked").stdout()).isEqualTo("1\n2\n3\n");
        }

        @Test
        void hasLogged(@Container("in time") RunningContainer container) {
            assertThat(container.logs()).isEqualTo("ready\n");
        }
    }

    /** One is made for each container: it counts from nothing. Notes down in the container which question it is. */
    static class ThirdTimeProbe implements ReadinessProbe {

        private final AtomicInteger questions = new AtomicInteger();

        @Override
        public Answer ask(RunningContainer container) {
            int question = questions.incrementAndGet();
            container.exec("sh", "-c", "echo " + question + " >> /asked");
            if (question == 2) {
                throw new IllegalStateException("that is no answer either");
            }
            return question == 3 ? Answer.ready("the third time") : Answer.notYet("not the third time");
        }
    }

    @DockerImage(tag = CHECKED, dockerfile = SELF_CHECKING)
    @RunContainer(image = CHECKED, waitFor = @WaitFor(healthy = true))
    static class HealthyCase {

        @Test
        void isHealthy(RunningContainer container, DockerClient docker) {
            assertThat(docker.inspectContainerCmd(container.id())
                            .exec()
                            .getState()
                            .getHealth()
                            .getStatus())
                    .isEqualTo("healthy");
        }
    }

    @DockerImage(tag = GROUP + ":sleeper", dockerfile = RealEngine.SLEEPER)
    @RunContainer(
            image = GROUP + ":sleeper",
            ports = "1337",
            cmd = {
                "sh",
                "-c",
                "echo first; sleep 0.2; touch /second; sleep 0.2; httpd -p 1337 -h /etc; sleep 0.2; echo last; sleep 600"
            },
            waitFor = {
                @WaitFor(log = "first", port = 1337, timeout = "20s"),
                @WaitFor(command = {"test", "-f", "/second"}),
                @WaitFor(http = "/hostname", log = "last")
            })
    static class SeveralCase {

        @Test
        void areAllMet(RunningContainer container, @MappedPort(1337) int port) throws Exception {
            assertThat(container.logs()).isEqualTo("first\nlast\n");
            assertThat(container.exec("test", "-f", "/second").exitCode()).isZero();
            RealEngine.assertAnswers(container, port);
        }
    }

    /** Its port never answers: by default, it would not become ready. */
    @DockerImage(tag = GROUP + ":sleeper", dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = GROUP + ":sleeper", ports = "1337", waitFor = @WaitFor(none = true))
    static class NoneCase {

        @Test
        void runs(RunningContainer container) {
            assertThat(container.state().isRunning()).isTrue();
        }
    }
}
