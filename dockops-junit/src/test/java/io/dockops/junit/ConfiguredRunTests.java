package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.EngineUnavailableException;
import io.dockops.ReadinessException;
import io.dockops.RunningContainer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What is configured reaches the fixtures. How it is read: {@link ConfigurationTests}. */
class ConfiguredRunTests {

    private static final String GROUP = "junit-configured";
    private static final String IMAGE = GROUP + ":uno";

    @AfterEach
    void nothingIsLeft() {
        RealEngine.assertNothingLeft(GROUP);
    }

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void theTimeOfAStart() {
        Map<String, String> configuration = Map.of(ConfigurationKeys.START_TIMEOUT, "300ms");

        assertThat(Cases.run(configuration, NeverReadyCase.class).failure())
                .isInstanceOf(ReadinessException.class)
                .hasMessageContaining("was not ready within 300 ms: ");
    }

    @Test
    void theEnginesAddress() throws IOException {
        try (RecordingProxy proxy = RecordingProxy.start()) {
            Cases.run(Map.of(ConfigurationKeys.HOST, proxy.dockerHost()), RunningCase.class)
                    .succeeded(1);

            assertThat(proxy.calls()).contains("POST /containers/create", "POST /containers/ID/start");
        }
    }

    @Test
    void anAddressThatIsNone() {
        assertThat(Cases.run(Map.of(ConfigurationKeys.HOST, "engine.example"), RunningCase.class)
                        .failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("The key [dockops.host] has a bad value from the configuration parameter"
                        + " [dockops.host]: Cannot parse dockerhost [engine.example]");
    }

    @Test
    void anAddressWhereNoEngineIs() {
        assertThat(Cases.run(Map.of(ConfigurationKeys.HOST, "unix:///nowhere/docker.sock"), RunningCase.class)
                        .failure())
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("/nowhere/docker.sock");
    }

    @Test
    void thatNothingIsPulled() {
        assertThat(Cases.run(Map.of(ConfigurationKeys.PULL, "NEVER"), MissingCase.class)
                        .failure())
                .hasMessage("Image [junit-configured:missing] is not on the engine, and is not to be pulled"
                        + " (pull = NEVER): build or load it, or allow the pull");
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE, ports = "1337")
    static class NeverReadyCase {

        @Test
        void never() {}
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    @RunContainer(image = IMAGE)
    static class RunningCase {

        @Test
        void runs(RunningContainer container) {
            assertThat(container.state().isRunning()).isTrue();
        }
    }

    @RunContainer(image = GROUP + ":missing")
    static class MissingCase {

        @Test
        void never() {}
    }
}
