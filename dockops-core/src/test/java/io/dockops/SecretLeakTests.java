package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dockops.EventSource.Subscription;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A secret that the engine, a step or a container says aloud, and that is looked for in all that is told. Each test looks for
 * what stands in its place too, so that it knows that it was said.
 */
class SecretLeakTests {

    private static final String CANARY = "canary-4711";

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("secret");

    private final Containers containers = GROUPS.containers();
    private final Images images = GROUPS.images();

    /** All that is told of work that fails: events, the log at trace level, and the failure with what led to it. */
    private String toldOf(EventSource source, ThrowingCallable work) {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        Subscription listening = source.onEvent(event -> told.add(event.toString()));
        Subscription following = images.onProgress(progress -> told.add(progress.toString()));
        Subscription logging = Dockops.logEvents(source, EventLevel.SILLY);
        String log = StandardError.during(() -> {
            Throwable failure = catchThrowable(work);
            assertThat(failure).isInstanceOf(DockopsException.class);
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true)); // causes and suppressed ones included
            told.add(trace.toString());
        });
        listening.close();
        following.close();
        logging.close();
        return String.join("\n", told) + log;
    }

    private static ContainerSpec.Builder knowing(Supplier<String> image) {
        return ContainerSpec.builder(image.get()).env("DB_PASSWORD", CANARY).env("MODE", "visible-mode");
    }

    private static String image() {
        return GROUPS.image("told", "uno", "CMD [\"sleep\", \"600\"]");
    }

    private static void assertHidden(String told, String inItsPlace) {
        assertThat(told).contains(inItsPlace).doesNotContain(CANARY);
    }

    @Test
    void inTheLogOfAContainerThatEnds() {
        ContainerSpec spec = knowing(SecretLeakTests::image)
                .cmd("sh", "-c", "echo password $DB_PASSWORD, mode $MODE; exit 3")
                .startRetries(1)
                .build();

        assertHidden(toldOf(containers, () -> containers.run(spec)), "password ***, mode visible-mode");
    }

    @Test
    void inTheEnginesWordsOfAStartThatItRefuses() {
        ContainerSpec spec =
                knowing(SecretLeakTests::image).cmd(CANARY).startRetries(1).build();

        assertHidden(toldOf(containers, () -> containers.run(spec)), "exec: \"***\": executable file not found");
    }

    @Test
    void inTheOutputOfAProbeAndTheLogOfAContainerThatIsNotReady() {
        ContainerSpec spec = knowing(SecretLeakTests::image)
                .cmd("sh", "-c", "echo logged $DB_PASSWORD; sleep 600")
                .waitFor(WaitFor.command("sh", "-c", "echo probed $DB_PASSWORD; exit 1"))
                .startTimeout(Duration.ofSeconds(2))
                .build();

        String told = toldOf(containers, () -> containers.run(spec));

        assertHidden(told, "probed ***");
        assertHidden(told, "logged ***");
    }

    @Test
    void inTheEventOfAContainerThatIsReady() {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        Subscription listening = containers.onEvent(event -> told.add(event.toString()));
        try (RunningContainer container = containers.run(knowing(SecretLeakTests::image)
                .cmd("sh", "-c", "echo ready with $DB_PASSWORD; sleep 600")
                .waitFor(WaitFor.log(CANARY))
                .build())) {
            assertThat(container.logs()).isEqualTo("ready with " + CANARY + "\n"); // it is its user's to read
            assertHidden(String.join("\n", told), "***");
            assertThat(container.toString()).doesNotContain(CANARY);
        }
        listening.close();
    }

    @Test
    void inACommandThatCanNotBeExecuted() {
        try (RunningContainer container =
                containers.run(knowing(SecretLeakTests::image).build())) {
            String told = toldOf(
                    containers, () -> container.exec(Duration.ofMillis(100), "sh", "-c", "sleep 60; echo " + CANARY));

            assertHidden(told, "Executing [sh -c sleep 60; echo ***]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RUN echo the token is $NPM_TOKEN of version $VERSION; exit 7",
                "EXPOSE $NPM_TOKEN",
                "COPY $NPM_TOKEN /there",
                "USER $NPM_TOKEN\nRUN true",
                "WORKDIR /$NPM_TOKEN\nRUN pwd; exit 7"
            })
    void inAStepOfABuild(String failing) {
        String dockerfile = GROUPS.from("busybox") + "ARG NPM_TOKEN\nARG VERSION\n" + failing;
        BuildSpec spec = BuildSpec.dockerfile(dockerfile, GROUPS.group("told") + ":build")
                .buildArg("NPM_TOKEN", CANARY)
                .buildArg("VERSION", "visible-version")
                .build();

        String told = toldOf(images, () -> images.build(spec));

        assertHidden(told, "with [NPM_TOKEN=***, VERSION=visible-version]");
        assertThat(told.replace("NPM_TOKEN=***", "")).as("what was said").contains("***");
    }

    @Test
    void inTheTextsOfSpecs() {
        List<Object> specs = List.of(
                knowing(() -> "test:uno").build(),
                BuildSpec.dockerfile("FROM busybox\nENV TOKEN=" + CANARY, "test:uno")
                        .buildArg("API_KEY", CANARY)
                        .build(),
                HttpCheck.get("/").withHeader("Authorization", CANARY));

        assertThat(specs).asString().doesNotContain(CANARY).contains("MODE=visible-mode");
    }
}
