package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dockops.RunningContainer;
import io.dockops.junit.Cases;
import io.dockops.junit.DockerImage;
import io.dockops.junit.RealEngine;
import io.dockops.junit.RecordingProxy;
import io.dockops.junit.RunContainer;
import io.dockops.testing.FaultTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What makes the end of a container hard. */
class EndFaultTests {

    private static final String GROUP = "faultc-end";
    private static final String DEAF = GROUP + ":deaf";

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void aProcessThatIgnoresSigtermIsKilledByTheOneCallThatRemovesIt() throws IOException {
        try (RecordingProxy proxy = RecordingProxy.start()) {
            Cases.run(Map.of("dockops.host", proxy.dockerHost()), DeafCase.class)
                    .succeeded(1);

            RealEngine.assertNothingLeft(GROUP);
            List<String> ending = proxy.calls().stream()
                    .filter(call -> call.matches("DELETE .*|POST /containers/.*/(stop|kill|wait).*"))
                    .toList();
            assertThat(ending).containsExactly("DELETE /containers/ID");
            FaultTable.saw("PID 1 ignores SIGTERM", "Nothing: it is killed and removed by one call, " + ending.get(0));
        }
    }

    @DockerImage(
            tag = DEAF,
            dockerfile = "FROM busybox\nCMD [\"sh\", \"-c\", \"trap '' TERM; echo deaf; while :; do sleep 1; done\"]\n")
    @RunContainer(image = DEAF)
    static class DeafCase {

        @Test
        void hearsNothing(RunningContainer container) {
            await().until(() -> container.logs().contains("deaf"));
        }
    }
}
