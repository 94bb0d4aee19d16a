package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dockops.ExecResult;
import io.dockops.RunningContainer;
import io.dockops.junit.Cases;
import io.dockops.junit.Container;
import io.dockops.junit.DockerImage;
import io.dockops.junit.Endpoint;
import io.dockops.junit.RealEngine;
import io.dockops.junit.RunContainer;
import io.dockops.junit.WaitFor;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ten ways in which a container makes a test fail: whoever reads the console alone finds the cause named. */
class FailureOutputTests {

    private static final String GROUP = "junit-output";
    private static final String IMAGE = GROUP + ":uno";

    @AfterEach
    void nothingIsLeft() {
        RealEngine.assertNothingLeft(GROUP);
    }

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    private static void assertNamed(String fault, Class<?> failing, String... causes) {
        String console = FailurePage.console(Cases.run(failing).failure());
        assertThat(console).contains(causes);
        FailurePage.saw(fault, console);
    }

    @Test
    void theWrongPort() {
        assertNamed(
                "The wrong port",
                WrongPortCase.class,
                "nothing listens on port 1337 in the container",
                "I listen on port 8080");
    }

    @Test
    void aCrash() {
        assertNamed(
                "A crash",
                CrashCase.class,
                "Container [db] has ended with exit code 3 since it was ready.",
                "die exitCode=3",
                "    tables are locked");
    }

    @Test
    void tooLittleMemory() {
        assertNamed(
                "Too little memory",
                HungryCase.class,
                "Container [hungry] has ended with exit code 137 (killed for memory; does it need a higher limit, or",
                ": oom");
    }

    @Test
    void aSlowStart() {
        assertNamed(
                "A slow start",
                SlowCase.class,
                "was not ready within 1000 ms",
                "a longer time-out",
                "loading, 1 % done");
    }

    @Test
    void anUnhealthyContainer() {
        assertNamed(
                "An unhealthy container",
                IllCase.class,
                "Container [db] runs, and is unhealthy.",
                "health check's last words: no database",
                "health_status: unhealthy");
    }

    @Test
    void aBadEnvironmentVariable() {
        assertNamed(
                "A bad environment variable", BadEnvCase.class, "ended with exit code 2", "MODE [prodd] is unknown");
    }

    @Test
    void aRefusedConnection() {
        assertNamed(
                "A refused connection",
                RefusedCase.class,
                "Container [web] runs.",
                "ports [1337/tcp -> 127.0.0.1:",
                "log since the test began:\n        httpd is gone");
    }

    @Test
    void aMissingFile() {
        assertNamed(
                "A missing file",
                MissingFileCase.class,
                "ended with exit code 1",
                "can't open '/config/app.conf': No such file or directory");
    }

    @Test
    void theWrongNetwork() {
        assertNamed("The wrong network", WrongNetworkCase.class, "bad address 'db'", "-front]\n", "-back]\n");
    }

    @Test
    void aContainerThatSomebodyKills() {
        assertNamed(
                "A container that somebody kills",
                KilledCase.class,
                "Container [db] has ended with exit code 137 since it was ready.",
                "kill signal=9",
                "die exitCode=137");
    }

    private static void awaitEnd(RunningContainer container) {
        await().until(() -> !container.state().isRunning());
    }

    @DockerImage(
            tag = IMAGE,
            dockerfile = "FROM busybox\nCMD echo I listen on port 8080; exec httpd -f -p 8080 -h /etc\n")
    @RunContainer(image = IMAGE, name = "web", ports = "1337", startTimeout = "1s")
    static class WrongPortCase {

        @Test
        void answers() {}
    }

    @DockerImage(
            tag = IMAGE,
            dockerfile = "FROM busybox\nCMD until test -e /query; do sleep 0.1; done; echo tables are locked; exit 3\n")
    @RunContainer(image = IMAGE, name = "db")
    static class CrashCase {

        @Test
        void findsTheOrder(RunningContainer db) {
            db.exec("touch", "/query");
            awaitEnd(db);
            assertEquals("order 4711", "");
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(
            image = IMAGE,
            name = "hungry",
            memory = "16m",
            cmd = {"sh", "-c", "until test -e /report; do sleep 0.1; done; exec tail /dev/zero"})
    static class HungryCase {

        @Test
        void writesTheReport(RunningContainer hungry) {
            hungry.exec("touch", "/report");
            awaitEnd(hungry);
            assertEquals("report", "");
        }
    }

    @DockerImage(
            tag = IMAGE,
            dockerfile = "FROM busybox\nCMD echo loading, 1 % done; sleep 600; exec httpd -f -p 1337\n")
    @RunContainer(image = IMAGE, name = "search", ports = "1337", startTimeout = "1s")
    static class SlowCase {

        @Test
        void finds() {}
    }

    @DockerImage(tag = IMAGE, dockerfile = """
            FROM busybox
            HEALTHCHECK --interval=200ms --retries=1 CMD test ! -e /ill || { echo no database; exit 1; }
            CMD ["sleep", "600"]
            """)
    @RunContainer(image = IMAGE, name = "db", waitFor = @WaitFor(healthy = true))
    static class IllCase {

        @Test
        void findsTheOrder(RunningContainer db) {
            db.exec("touch", "/ill");
            await().until(() -> db.report(Optional.empty(), Duration.ZERO).unhealthy());
            assertEquals("order 4711", "");
        }
    }

    @DockerImage(
            tag = IMAGE,
            dockerfile =
                    "FROM busybox\nCMD test $MODE = test || { echo \"MODE [$MODE] is unknown\"; exit 2; }; sleep 600\n")
    @RunContainer(image = IMAGE, name = "app", env = "MODE=prodd", waitFor = @WaitFor(log = "ready"))
    static class BadEnvCase {

        @Test
        void answers() {}
    }

    @DockerImage(tag = IMAGE, dockerfile = """
            FROM busybox
            CMD httpd -p 1337 -h /etc; while pidof httpd > /dev/null; do sleep 0.1; done; echo httpd is gone; sleep 600
            """)
    @RunContainer(image = IMAGE, name = "web", ports = "1337")
    static class RefusedCase {

        @Test
        void answers(RunningContainer web, @Endpoint("http://{host}:{1337}/hostname") URL url) throws IOException {
            web.exec("killall", "httpd");
            await().until(() -> web.logs().contains("gone"));
            url.openStream().close();
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = "FROM busybox\nCMD cat /config/app.conf && exec sleep 600\n")
    @RunContainer(image = IMAGE, name = "app", waitFor = @WaitFor(log = "ready"))
    static class MissingFileCase {

        @Test
        void answers() {}
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, name = "db", network = "back")
    @RunContainer(image = IMAGE, name = "app", network = "front")
    static class WrongNetworkCase {

        @Test
        void reachesItsDatabase(@Container("app") RunningContainer app) {
            ExecResult ping = app.exec("ping", "-c", "1", "-W", "1", "db");
            assertEquals(0, ping.exitCode(), ping.stderr());
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, name = "db")
    static class KilledCase {

        @Test
        void findsTheOrder(RunningContainer db) {
            RealEngine.containers().kill(db.id());
            awaitEnd(db);
            assertEquals("order 4711", "");
        }
    }
}
