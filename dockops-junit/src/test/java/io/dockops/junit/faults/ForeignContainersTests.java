package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import io.dockops.Containers;
import io.dockops.RunningContainer;
import io.dockops.junit.Cases;
import io.dockops.junit.ChildJvm;
import io.dockops.junit.DockerImage;
import io.dockops.junit.RunContainer;
import io.dockops.testing.FaultTable;
import io.dockops.testing.PrivateEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Containers of the same image and group that somebody else has made. */
class ForeignContainersTests {

    private static final String GROUP = "faulte-foreign";
    private static final String IMAGE = GROUP + ":uno";
    private static final String GO_ON = "FAULTE_GO_ON";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final PrivateEngine ENGINE = new PrivateEngine();

    @BeforeAll
    static void tagAnImage() throws IOException {
        try (DockerClient client = ENGINE.client()) {
            client.tagImageCmd("busybox", GROUP, "uno").exec();
        }
    }

    @Test
    void otherPeoplesContainersOfTheSameImageAndGroupAreNotTouched() throws IOException {
        try (DockerClient client = ENGINE.client()) {
            String foreign = client.createContainerCmd(IMAGE)
                    .withCmd("sleep", "600")
                    .exec()
                    .getId();
            client.startContainerCmd(foreign).exec();
            InspectContainerResponse before =
                    client.inspectContainerCmd(foreign).exec();

            Cases.run(Map.of("dockops.host", ENGINE.dockerhost()), AnyCase.class)
                    .succeeded(1);

            InspectContainerResponse after = client.inspectContainerCmd(foreign).exec();
            assertThat(after.getState()).isEqualTo(before.getState());
            assertThat(new Containers(client).listGroup(GROUP))
                    .singleElement()
                    .satisfies(left -> assertThat(left.id()).isEqualTo(foreign));
            client.removeContainerCmd(foreign).withForce(true).exec();
            FaultTable.saw(
                    "other people's containers of the same image and group",
                    "Nothing: the other container is " + after.getState().getStatus() + " as before");
        }
    }

    @Test
    void twoJvmsWithTheSameGroupKeepTheirContainersUntilTheirOwnEnds(@TempDir Path directory) throws Exception {
        Path goOn = directory.resolve("go-on");
        try (ChildJvm staying = ChildJvm.withEnvironment(
                        Map.of("DOCKER_HOST", ENGINE.dockerhost(), GO_ON, goOn.toString()), StayingCase.class);
                DockerClient client = ENGINE.client()) {
            String container = staying.awaitLine("staying ");
            try (ChildJvm going = ChildJvm.withDockerHost(ENGINE.dockerhost(), AnyCase.class)) {
                assertThat(going.awaitOutput()).anyMatch(line -> line.startsWith("successful"));
            }
            assertThat(client.inspectContainerCmd(container).exec().getState().getRunning())
                    .isTrue();
            assertThat(new Containers(client).listGroup(GROUP)).hasSize(1);

            Files.createFile(goOn);

            assertThat(staying.awaitOutput()).anyMatch(line -> line.startsWith("successful"));
        }
        ENGINE.assertNothingLeft();
        FaultTable.saw("two JVMs, same group, same machine", "Nothing: each has its own container until its own end");
    }

    @RunContainer(
            group = GROUP,
            cmd = {"sleep", "600"})
    @DockerImage(tag = IMAGE)
    static class AnyCase {

        @Test
        void runs(RunningContainer container) {
            assertThat(container.state().isRunning()).isTrue();
        }
    }

    static class StayingCase extends AnyCase {

        @Test
        void stays(RunningContainer container, TestReporter reporter) {
            reporter.publishEntry("staying", container.id());
            Path goOn = Path.of(System.getenv(GO_ON));
            await().atMost(PATIENCE).until(() -> Files.exists(goOn));
            assertThat(container.state().isRunning()).isTrue();
        }
    }
}
