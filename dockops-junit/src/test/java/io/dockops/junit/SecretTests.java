package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.ContainerSpec;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A secret of annotations, looked for in all that a run tells: its events, reports and failures, its output and its log. */
@Isolated
class SecretTests {

    private static final String GROUP = "safe-secret";
    private static final String CANARY = "canary-4711";

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void theLogOfAContainerThatEndsTellsNone() {
        assertHidden(EndingCase.class, "the password is ***, the mode is visible-mode");
    }

    @Test
    void theStepOfABuildThatFailsTellsNone() {
        assertHidden(FailingBuildCase.class, "the token is ***, the version is visible-version");
    }

    @Test
    void aContainerThatIsKeptTellsNone() {
        try {
            assertHidden(KeptCase.class, "Container [kept] stays, to be looked at:");
        } finally {
            RealEngine.containers().stopRemoveGroup(GROUP);
        }
    }

    @Test
    void thePlanOfAClassTellsNone() {
        String plans = Plans.plan(EndingCase.class) + " " + Plans.plan(FailingBuildCase.class) + " "
                + Plans.plan(KeptCase.class);

        assertThat(plans)
                .contains("DB_PASSWORD=***", "MODE=visible-mode", "NPM_TOKEN=***", "VERSION=visible-version")
                .contains("db.password")
                .doesNotContain(CANARY);
    }

    @Test
    void whatABuilderDeclaresTellsNone() {
        ProgrammaticFixtures.Run run = new ContainerOptions()
                .property("db.password", CANARY)
                .run(
                        "db",
                        ContainerSpec.builder("test:uno")
                                .env("DB_PASSWORD", CANARY)
                                .build());

        assertThat(run.toString()).contains("db.password", "DB_PASSWORD=***").doesNotContain(CANARY);
    }

    /** Runs a class, and tells that it says this, and no secret. */
    private static void assertHidden(Class<?> testClass, String said) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream capture = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        System.setOut(capture);
        System.setErr(capture);
        try {
            Cases cases = Cases.run(testClass);
            cases.failures().forEach(failure -> failure.printStackTrace(capture)); // with causes and suppressed ones
            cases.allTold().forEach(capture::println);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains(said).doesNotContain(CANARY);
    }

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.SLEEPER)
    @RunContainer(
            group = GROUP,
            env = {"DB_PASSWORD=" + CANARY, "MODE=visible-mode"},
            cmd = {"sh", "-c", "echo the password is $DB_PASSWORD, the mode is $MODE; exit 3"},
            startRetries = 1,
            properties = "db.password=" + CANARY)
    static class EndingCase {

        @Test
        void never() {}
    }

    @DockerImage(
            tag = GROUP + ":build",
            dockerfile = """
                    FROM busybox
                    ARG NPM_TOKEN
                    ARG VERSION
                    RUN echo the token is $NPM_TOKEN, the version is $VERSION; exit 7
                    """,
            buildArgs = {"NPM_TOKEN=" + CANARY, "VERSION=visible-version"})
    static class FailingBuildCase {

        @Test
        void never() {}
    }

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.SLEEPER)
    @RunContainer(
            name = "kept",
            image = GROUP + ":uno",
            env = "DB_PASSWORD=" + CANARY,
            keep = Keep.ALWAYS,
            properties = "db.password=" + CANARY)
    static class KeptCase {

        @Test
        void runs() {
            assertThat(System.getProperty("db.password")).isEqualTo(CANARY);
        }
    }
}
