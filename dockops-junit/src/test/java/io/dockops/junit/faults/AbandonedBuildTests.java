package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import io.dockops.BuildSpec;
import io.dockops.Dockops;
import io.dockops.junit.ChildJvm;
import io.dockops.junit.DockerImage;
import io.dockops.testing.FaultTable;
import io.dockops.testing.PrivateEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Builds that nobody waits for any more; the containers of their steps have no labels by which they could be found. */
class AbandonedBuildTests {

    private static final String ENDLESS = "FROM busybox\nRUN sleep 600\n";

    @RegisterExtension
    static final PrivateEngine ENGINE = new PrivateEngine();

    @Test
    void aBuildWhoseJvmIsKilledLeavesNoContainer() throws Exception {
        try (ChildJvm child = ChildJvm.withDockerHost(ENGINE.dockerhost(), BuildingCase.class)) {
            awaitContainers(1);

            child.signal("KILL");

            awaitContainers(0);
        }
    }

    @Test
    void aBuildThatIsInterruptedLeavesNoContainer() throws Exception {
        FutureTask<Throwable> building = new FutureTask<>(() -> failure(BuildSpec.DEFAULT_TIMEOUT));
        Thread thread = new Thread(building);
        thread.start();
        awaitContainers(1);

        thread.interrupt();

        assertThat(building.get())
                .hasMessage("Building image [faulte-build:uno from a Dockerfile's text] was interrupted"
                        + " at [Step 2/2 : RUN sleep 600]; the engine gives it up");
        awaitContainers(0);
        FaultTable.saw("build abandoned", building.get());
    }

    @Test
    void aBuildThatTakesTooLongLeavesNoContainer() {
        Throwable failure = failure(Duration.ofSeconds(3));

        assertThat(failure)
                .hasMessageContaining("Building image [faulte-build:uno from a Dockerfile's text]")
                .hasMessageContaining("at [Step 2/2 : RUN sleep 600]")
                .hasMessageContaining("within 3 s");
        awaitContainers(0);
    }

    private static Throwable failure(Duration timeout) {
        try (Dockops dockops = Dockops.open(ENGINE.dockerhost())) {
            return catchThrowable(() -> dockops.images()
                    .build(BuildSpec.dockerfile(ENDLESS, "faulte-build:uno")
                            .timeout(timeout)
                            .build()));
        }
    }

    private static void awaitContainers(int number) {
        try (DockerClient client = ENGINE.client()) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            client.listContainersCmd().withShowAll(true).exec().size() == number);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @DockerImage(tag = "faulte-build:uno", dockerfile = ENDLESS)
    static class BuildingCase {

        @Test
        void never() {}
    }
}
