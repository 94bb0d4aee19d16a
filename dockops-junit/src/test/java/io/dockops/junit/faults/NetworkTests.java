package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Network;
import io.dockops.CleanupException;
import io.dockops.RunningContainer;
import io.dockops.junit.Cases;
import io.dockops.junit.Launches;
import io.dockops.junit.RunContainer;
import io.dockops.testing.FaultTable;
import io.dockops.testing.PrivateEngine;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Networks of a class's own that somebody else has to do with. */
class NetworkTests {

    @RegisterExtension
    static final PrivateEngine ENGINE = new PrivateEngine();

    @Test
    void aNetworkThatSomebodyElsesContainerIsOnStaysAndTheContainerIsNamed() throws IOException {
        CleanupException failure;
        try (DockerClient client = ENGINE.client();
                Launches session = new Launches()) {
            session.run(Map.of("dockops.host", ENGINE.dockerhost()), SharedNetworkCase.class);

            List<String> running = client.listContainersCmd().exec().stream()
                    .flatMap(container -> Stream.of(container.getNames()))
                    .toList();
            client.removeContainerCmd("somebodys").withForce(true).exec();
            assertThat(running).containsExactly("/somebodys");
            assertThat(session.failures()).hasSize(1);
            failure = Causes.first(CleanupException.class, session.failures().get(0));
            assertThat(failure)
                    .hasMessageContaining("containers that this session has not made are on it: [somebodys]");
        }
        ENGINE.assertNothingLeft(); // as the end of the session has tried again
        FaultTable.saw("network still has endpoints", failure);
    }

    @Test
    void anotherNetworkOfTheSameNameStays() throws IOException {
        Cases run = Cases.run(Map.of("dockops.host", ENGINE.dockerhost()), SameNameCase.class)
                .succeeded(1);

        try (DockerClient client = ENGINE.client()) {
            String foreign = run.published("foreign").get(0);
            assertThat(client.listNetworksCmd().exec())
                    .extracting(Network::getId)
                    .contains(foreign)
                    .doesNotContain(run.published("own").get(0));
            client.removeNetworkCmd(foreign).exec();
        }
        ENGINE.assertNothingLeft();
        FaultTable.saw("same network name twice", "Nothing: the class's own goes, the other one stays");
    }

    /** The one network that a container is on, which its class has made. */
    private static Network network(DockerClient client, RunningContainer container) {
        String id = client.inspectContainerCmd(container.id())
                .exec()
                .getNetworkSettings()
                .getNetworks()
                .values()
                .iterator()
                .next()
                .getNetworkID();
        return client.inspectNetworkCmd().withNetworkId(id).exec();
    }

    @RunContainer(
            image = "busybox",
            network = "shop",
            cmd = {"sleep", "600"})
    static class SharedNetworkCase {

        @Test
        void somebodyRunsAContainerOnItsNetwork(RunningContainer container) throws IOException {
            try (DockerClient client = ENGINE.client()) {
                String foreign = client.createContainerCmd("busybox")
                        .withName("somebodys")
                        .withCmd("sleep", "600")
                        .exec()
                        .getId();
                client.connectToNetworkCmd()
                        .withContainerId(foreign)
                        .withNetworkId(network(client, container).getId())
                        .exec();
                client.startContainerCmd(foreign).exec();
            }
        }
    }

    @RunContainer(
            image = "busybox",
            network = "shop",
            cmd = {"sleep", "600"})
    static class SameNameCase {

        @Test
        void somebodyMakesANetworkOfTheSameName(RunningContainer container, TestReporter reporter) throws IOException {
            try (DockerClient client = ENGINE.client()) {
                Network own = network(client, container);
                reporter.publishEntry("own", own.getId());
                reporter.publishEntry(
                        "foreign",
                        client.createNetworkCmd()
                                .withName(own.getName())
                                .withCheckDuplicate(false)
                                .exec()
                                .getId());
            }
        }
    }
}
