package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.RunningContainer;
import io.dockops.junit.Cases;
import io.dockops.junit.DockerImage;
import io.dockops.junit.RunContainer;
import io.dockops.junit.Scope;
import io.dockops.testing.FaultProxy;
import io.dockops.testing.FaultTable;
import io.dockops.testing.PrivateEngine;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Classes that run at once and declare the same. */
class ParallelClassesTests {

    @RegisterExtension
    static final PrivateEngine ENGINE = new PrivateEngine();

    @Test
    void theirImageIsBuiltOnceAndTheirSharedContainerStartedOnce() throws IOException {
        Map<String, String> configuration = new HashMap<>(Cases.PARALLEL);
        try (FaultProxy proxy = FaultProxy.before(ENGINE.socket())) {
            configuration.put("dockops.host", proxy.dockerhost());

            Cases.run(configuration, FirstCase.class, SecondCase.class, ThirdCase.class, FourthCase.class)
                    .succeeded(4);

            long builds = count(proxy, "/build");
            long starts = count(proxy, "/containers/[0-9a-f]+/start");
            assertThat(builds).isEqualTo(1);
            assertThat(starts).isEqualTo(1);
            FaultTable.saw(
                    "parallel classes", "Nothing: 4 classes at once, " + builds + " build, " + starts + " start");
        }
        ENGINE.assertNothingLeft();
    }

    private static long count(FaultProxy proxy, String path) {
        return proxy.calls().stream().filter(call -> call.is("POST", path)).count();
    }

    @DockerImage(tag = "faulte-parallel:uno", dockerfile = "FROM busybox\nCMD sleep 600\n", rebuild = true)
    @RunContainer(image = "faulte-parallel:uno", scope = Scope.SUITE)
    static class FirstCase {

        @Test
        void runs(RunningContainer container) {
            assertThat(container.state().isRunning()).isTrue();
        }
    }

    static class SecondCase extends FirstCase {}

    static class ThirdCase extends FirstCase {}

    static class FourthCase extends FirstCase {}
}
