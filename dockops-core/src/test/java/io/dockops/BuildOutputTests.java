package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildOutputTests {

    // It keeps what it does not know, such as the id.
    private static final ObjectMapper DOCKER_JAVAS = new DefaultDockerClientConfig.Builder()
            .withDockerHost("unix:///var/run/docker.sock")
            .build()
            .getObjectMapper();

    private final List<String> lines = new ArrayList<>();
    private final List<Progress> told = new ArrayList<>();
    private final EventHub hub = new EventHub();
    private final BuildOutput output = new BuildOutput(
            Secrets.of(Map.of("NPM_TOKEN", "canary")),
            new ProgressMeter(hub, Progress.Work.BUILD, "test:uno"),
            lines::add);

    private void accept(String json) throws IOException {
        output.accept(DOCKER_JAVAS.readValue(json, BuildResponseItem.class));
    }

    private void stream(String text) throws IOException {
        accept("{\"stream\":\"" + text.replace("\n", "\\n") + "\"}");
    }

    @Test
    void aFailureHasTheStepTheCodeAndTheTailOfTheStepsOwnOutput() throws IOException {
        stream("Step 1/2 : FROM busybox");
        stream("\n");
        stream("of the first step\n");
        stream("Step 2/2 : RUN make\n");
        stream(" ---> Running in 0123456789ab\n");
        stream("cc: error\n");
        accept("{\"errorDetail\":{\"code\":7,\"message\":\"The command returned 7\"},\"error\":\"The command\"}");

        assertThat(output.failure().orElseThrow())
                .isEqualTo(" at [Step 2/2 : RUN make]: The command returned 7 (exit code 7)"
                        + "\nThe last lines of the step's output:\n    cc: error");
    }

    @Test
    void theEnginesStepsAndThoseOfPodmanAreToldWithoutSecrets() throws IOException {
        hub.onProgress(told::add);

        stream("Step 1/12 : RUN login canary");
        stream("Step by step, nothing moves\n");
        stream("STEP 2/12: RUN make\n");
        stream("STEP 3: RUN test\n");

        assertThat(told)
                .extracting(one -> one.step() + " " + one.steps() + " " + one.text())
                .containsExactly(
                        "OptionalInt[1] OptionalInt[12] RUN login ***",
                        "OptionalInt[2] OptionalInt[12] RUN make",
                        "OptionalInt[3] OptionalInt.empty RUN test");
    }

    @Test
    void anErrorWithoutDetailsIsAFailureToo() throws IOException {
        accept("{\"error\":\"bad\"}");

        assertThat(output.failure()).isPresent();
    }

    @Test
    void ofLongOutputTheLastFortyLinesAreKept() throws IOException {
        for (int line = 0; line < 100; line++) {
            stream("line " + line + "\n");
        }
        accept("{\"errorDetail\":{\"message\":\"bad\"}}");

        assertThat(output.failure().orElseThrow().lines())
                .hasSize(42)
                .contains("    line 60", "    line 99")
                .doesNotContain("    line 59");
    }

    @Test
    void aSuccessHasTheImagesIdAndToldEachLine() throws IOException {
        stream("Step 1/1 : FROM busybox\n");
        stream(" ---> 0123456789ab\n");
        accept("{\"aux\":{\"ID\":\"sha256:01\"}}");

        assertThat(output.failure()).isEmpty();
        assertThat(output.imageId()).contains("sha256:01");
        assertThat(lines).containsExactly("Step 1/1 : FROM busybox", " ---> 0123456789ab");
    }
}
