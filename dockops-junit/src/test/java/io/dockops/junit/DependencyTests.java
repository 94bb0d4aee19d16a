package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import io.dockops.RunningContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which container starts and ends after which. */
class DependencyTests {

    private static final String GROUP = "junit-depend";
    private static final String IMAGE = GROUP + ":uno";

    /** Notes down its beginning and, when it is asked to, its end; both take a while. */
    private static final String NOTING = """
            FROM busybox
            CMD trap 'sleep 0.3; echo "ended $NAME" >> /notes/order; exit 0' TERM; \\
                sleep 0.3; echo "ready $NAME" >> /notes/order; echo ready; \\
                while true; do sleep 0.05; done
            """;

    @AfterAll
    static void removeImages() throws IOException {
        RealEngine.removeImages(GROUP);
        Files.deleteIfExists(notes());
    }

    private static Path notes() {
        return Path.of(System.getProperty("basedir", ""), "target", "dependency-notes", "order");
    }

    @Test
    void whatDependsStartsAfterAndEndsBefore() throws IOException {
        Cases.run(ChainCase.class).succeeded(1);

        List<String> order = Files.readAllLines(notes());
        assertThat(order).hasSize(6);
        assertThat(order.subList(0, 3)).containsExactly("ready database", "ready backend", "ready frontend");
        assertThat(order.subList(3, 6)).containsExactly("ended frontend", "ended backend", "ended database");
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void whatDoesNotDependStartsAtOnce() {
        Cases.run(MeetingCase.class).succeeded(1);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void oneThatHasDoneItsWorkIsEnoughToDependOn() {
        Cases.run(MigrationCase.class).succeeded(1);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void whatDependsOnAFailureIsNotBegunAndTheFirstFailureIsTold() {
        Cases cases = Cases.run(FailingDependencyCase.class);

        assertThat(cases.failure()).hasMessageContaining("ended with exit code 4");
        assertThat(cases.failure().getSuppressed()).isEmpty();
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aNestedClassMayDependOnWhatIsAroundIt() {
        Cases.run(OuterCase.class).succeeded(1);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aCircleIsToldWithItsPathBeforeAnythingStarts() {
        assertThat(Cases.run(CircleCase.class).failure())
                .hasMessage("the fixtures on class [" + CircleCase.class.getName()
                        + "]: The containers depend on each other in a circle: a → b → c → a: take one of these"
                        + " dependencies away");
    }

    @Test
    void anUnknownNameIsToldWithThoseThereAre() {
        assertThat(Cases.run(UnknownCase.class).failure())
                .hasMessageContaining("Container [app] depends on [databse], which is not declared; declared are"
                        + " [app, database]: write one of these names");
    }

    @Test
    void whatWouldNotOutliveItIsRefused() {
        assertThat(Cases.run(ShortLivedCase.class).failure())
                .hasMessageContaining(
                        "Container [app] of scope CLASS depends on [database] of scope METHOD, which would not"
                                + " outlive it: give [database] at least scope CLASS");
    }

    @DockerImage(tag = IMAGE, dockerfile = NOTING)
    @RunContainer(
            image = IMAGE,
            name = "frontend",
            env = "NAME=frontend",
            mounts = "./target/dependency-notes:/notes",
            waitFor = @WaitFor(log = "ready"),
            stop = "10s",
            dependsOn = "backend")
    @RunContainer(
            image = IMAGE,
            name = "backend",
            env = "NAME=backend",
            mounts = "./target/dependency-notes:/notes",
            waitFor = @WaitFor(log = "ready"),
            stop = "10s",
            dependsOn = "database")
    @RunContainer(
            image = IMAGE,
            name = "database",
            env = "NAME=database",
            mounts = "./target/dependency-notes:/notes",
            waitFor = @WaitFor(log = "ready"),
            stop = "10s")
    static class ChainCase {

        static {
            try {
                Files.createDirectories(notes().getParent());
                Files.deleteIfExists(notes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @BeforeAll
        static void isReady() throws IOException {
            assertThat(Files.readAllLines(notes())).hasSize(3);
        }

        @Test
        void runs() {}
    }

    /** Each is ready only when it finds the other, so that neither could wait for the other's readiness. */
    @DockerImage(tag = GROUP + ":web", dockerfile = RealEngine.WEB)
    @RunContainer(
            image = GROUP + ":web",
            name = "left",
            network = "meeting",
            waitFor = @WaitFor(command = {"wget", "-q", "-O-", "http://right:1337/hostname"}))
    @RunContainer(
            image = GROUP + ":web",
            name = "right",
            network = "meeting",
            waitFor = @WaitFor(command = {"wget", "-q", "-O-", "http://left:1337/hostname"}))
    static class MeetingCase {

        @Test
        void meet() {}
    }

    @DockerImage(tag = GROUP + ":web", dockerfile = RealEngine.WEB)
    @RunContainer(
            image = GROUP + ":web",
            name = "migration",
            mounts = "data:/data",
            cmd = {"sh", "-c", "sleep 0.3; echo migrated > /data/hostname"},
            waitFor = @WaitFor(exit = 0))
    @RunContainer(
            image = GROUP + ":web",
            name = "app",
            mounts = "data:/data:ro",
            cmd = {"sh", "-c", "cat /data/hostname && sleep 600"},
            waitFor = @WaitFor(log = "migrated"),
            dependsOn = "migration")
    static class MigrationCase {

        @Test
        void isDone(@Container("migration") RunningContainer migration, DockerClient docker) {
            assertThat(migration.state().isRunning()).isFalse();
            assertThat(migration.state().exitCode()).isZero();
        }
    }

    @DockerImage(tag = GROUP + ":web", dockerfile = RealEngine.WEB)
    @RunContainer(
            image = GROUP + ":web",
            name = "broken",
            cmd = {"sh", "-c", "exit 4"})
    @RunContainer(
            image = GROUP + ":web",
            name = "app",
            dependsOn = "broken",
            cmd = {"sh", "-c", "exit 5"})
    static class FailingDependencyCase {

        @Test
        void never() {}
    }

    @DockerImage(tag = GROUP + ":web", dockerfile = RealEngine.WEB)
    @RunContainer(image = GROUP + ":web", name = "outer", network = "shared")
    static class OuterCase {

        @Nested
        @RunContainer(
                image = GROUP + ":web",
                name = "inner",
                network = "shared",
                dependsOn = "outer",
                waitFor = @WaitFor(command = {"wget", "-q", "-O-", "http://outer:1337/hostname"}))
        class InnerCase {

            @Test
            void sees(@Container("inner") RunningContainer inner, @Container("outer") RunningContainer outer) {
                assertThat(inner.id()).isNotEqualTo(outer.id());
            }
        }
    }

    @RunContainer(image = "junit-depend:none", name = "a", dependsOn = "b")
    @RunContainer(image = "junit-depend:none", name = "b", dependsOn = "c")
    @RunContainer(image = "junit-depend:none", name = "c", dependsOn = "a")
    static class CircleCase {

        @Test
        void never() {}
    }

    @RunContainer(image = "junit-depend:none", name = "app", dependsOn = "databse")
    @RunContainer(image = "junit-depend:none", name = "database")
    static class UnknownCase {

        @Test
        void never() {}
    }

    @RunContainer(image = "junit-depend:none", name = "app", dependsOn = "database")
    @RunContainer(image = "junit-depend:none", name = "database", scope = Scope.METHOD)
    static class ShortLivedCase {

        @Test
        void never() {}
    }
}
