package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import io.dockops.RunningContainer;
import io.dockops.junit.Cases;
import io.dockops.junit.RunContainer;
import io.dockops.junit.WaitFor;
import io.dockops.testing.FaultProxy;
import io.dockops.testing.FaultTable;
import io.dockops.testing.PrivateEngine;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine with a lot of other people's containers: what is done costs as many calls as without them. */
class ManyContainersTests {

    /** The catalogue's 5,000 take minutes: {@code -Ddockops.faults=full}. */
    private static final int OTHERS = "full".equals(System.getProperty("dockops.faults")) ? 5_000 : 200;

    @RegisterExtension
    static final PrivateEngine ENGINE = new PrivateEngine();

    @Test
    void theCallsOfAClassAreTheSame() throws IOException {
        List<String> alone = calls();
        try (DockerClient client = ENGINE.client()) {
            IntStream.range(0, OTHERS)
                    .forEach(other -> client.createContainerCmd("busybox").exec());

            List<String> amongOthers = calls();

            assertThat(amongOthers).isEqualTo(alone);
            assertThat(client.listContainersCmd().withShowAll(true).exec()).hasSize(OTHERS);
            FaultTable.saw(
                    "5,000 other containers",
                    "Nothing: a container with its network is still " + amongOthers.size() + " calls");
        }
    }

    /** The calls of a class, from its first to the removal of all that it had; not those of a watchdog that looks around. */
    private static List<String> calls() throws IOException {
        try (FaultProxy proxy = FaultProxy.before(ENGINE.socket())) {
            Cases.run(Map.of("dockops.host", proxy.dockerhost()), AnyCase.class).succeeded(1);
            return proxy.calls().stream()
                    .filter(call -> !call.is("GET", "/(_ping|info|containers/json|networks|volumes|images/json)"))
                    .map(call -> call.method() + " " + call.path().replaceAll("[0-9a-f]{64}", "ID"))
                    .toList();
        }
    }

    @RunContainer(
            image = "busybox",
            network = "shop",
            waitFor = @WaitFor(none = true),
            cmd = {"sleep", "600"})
    static class AnyCase {

        @Test
        void runs(RunningContainer container) {
            assertThat(container.id()).isNotEmpty();
        }
    }
}
