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
import io.dockops.junit.RealEngine;
import io.dockops.junit.RunContainer;
import io.dockops.testing.FaultTable;
import io.dockops.testing.PrivateEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Containers of the same image and group that somebody else has made. */
class ForeignContainersTests {

    private static final String GROUP = "faulte-foreign";
    private static final String IMAGE = GROUP + ":uno";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final PrivateEngine ENGINE = new PrivateEngine();

    @BeforeAll
    static void loadAnImage() throws IOException {
        ENGINE.load("busybox");
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
    void twoJvmsWithTheSameGroupKeepTheirContainersUntilTheirOwnEnds() throws Exception {
        try (ChildJvm staying = ChildJvm.withDockerHost(ENGINE.dockerhost(), StayingCase.class);
                ChildJvm going = ChildJvm.withDockerHost(ENGINE.dockerhost(), GoingCase.class)) {
            assertThat(going.awaitOutput()).contains("ended").anyMatch(line -> line.startsWith("successful"));
            assertThat(staying.awaitOutput()).contains("ended").anyMatch(line -> line.startsWith("successful"));
        }
        ENGINE.assertNothingLeft();
        FaultTable.saw("two JVMs, same group, same machine", "Nothing: each has its own container until its own end");
    }

    private static void awaitContainers(int number) {
        await().atMost(PATIENCE)
                .until(() -> RealEngine.containers().listGroupRunning(GROUP).size() == number);
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
        @Override
        void runs(RunningContainer container) {
            awaitContainers(2);
            awaitContainers(1);
            assertThat(container.state().isRunning()).isTrue();
        }
    }

    static class GoingCase extends AnyCase {

        @Test
        @Override
        void runs(RunningContainer container) {
            awaitContainers(2);
            assertThat(container.state().isRunning()).isTrue();
        }
    }
}
