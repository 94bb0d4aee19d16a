package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.transport.DockerHttpClient;
import io.dockops.engine.Engine;
import io.dockops.session.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostReplyTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("lost");

    @Test
    void aContainerWhoseCreateGotNoReplyIsFoundByItsName() throws IOException {
        String image = GROUPS.image("idle", "uno");
        RecordingTransport transport = RecordingTransport.toTheEngine();
        try (DockerClient docker = RecordingTransport.client(new LosingTransport(transport, "/containers/create"))) {
            Engine engine = Engine.of(docker);
            Session session = Session.open(engine);
            ContainerScope scope = new ContainerScope(engine, session.newOwner());

            assertThatThrownBy(() -> scope.containers().create(ContainerSpec.of(image)))
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("Creating a container of image [" + image + "] failed")
                    .hasMessageContaining("the reply is lost");
            assertThat(GROUPS.containersLeft()).hasSize(1);

            scope.close();
            session.close();
        }
        assertThat(GROUPS.containersLeft()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/networks/create", "/volumes/create"})
    void aNetworkOrVolumeWhoseCreateGotNoReplyIsFoundByItsName(String create) throws IOException {
        RecordingTransport transport = RecordingTransport.toTheEngine();
        try (DockerClient docker = RecordingTransport.client(new LosingTransport(transport, create))) {
            Engine engine = Engine.of(docker);
            Session session = Session.open(engine);
            ContainerScope scope = new ContainerScope(engine, session.newOwner());

            assertThatThrownBy(() -> {
                        scope.createVolume("lost");
                        scope.createNetwork("lost");
                    })
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining(" [lost] failed")
                    .hasMessageContaining("the reply is lost");
            assertThat(left(session.id())).isNotEmpty();

            scope.close();
            assertThat(left(session.id())).isEmpty();
            session.close();
        }
    }

    /** The networks and volumes with a session's mark. */
    private static List<String> left(String session) {
        DockerClient docker = GROUPS.dockops().docker();
        String label = "io.dockops.session=" + session;
        return Stream.concat(
                        docker.listNetworksCmd().withFilter("label", List.of(label)).exec().stream()
                                .map(com.github.dockerjava.api.model.Network::getId),
                        docker.listVolumesCmd().withFilter("label", List.of(label)).exec().getVolumes().stream()
                                .map(InspectVolumeResponse::getName))
                .toList();
    }

    @Test
    void aNetworkWithoutAnAddressLeftComesWithAdvice() throws IOException {
        RecordingTransport transport = RecordingTransport.toTheEngine();
        try (DockerClient docker = RecordingTransport.client(new ExhaustedTransport(transport))) {
            Engine engine = Engine.of(docker);
            Session session = Session.open(engine);
            ContainerScope scope = new ContainerScope(engine, session.newOwner());

            assertThatThrownBy(() -> scope.createNetwork("back"))
                    .isInstanceOf(DockopsException.class)
                    .hasMessageStartingWith("Creating network [back] failed: could not find an available")
                    .hasMessageContaining("docker network prune");
            long begin = System.nanoTime();

            session.close();

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** Has no addresses left for a network, as an engine with some thirty of them. */
    private record ExhaustedTransport(DockerHttpClient transport) implements DockerHttpClient {

        @Override
        public Response execute(Request request) {
            return request.path().contains("/networks/create") ? new Exhausted() : transport.execute(request);
        }

        @Override
        public void close() throws IOException {
            transport.close();
        }
    }

    private static final class Exhausted implements DockerHttpClient.Response {

        @Override
        public int getStatusCode() {
            return 500;
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return Map.of();
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(
                    ("{\"message\":\"could not find an available, non-overlapping IPv4 address pool"
                                    + " among the defaults to assign to the network\"}")
                            .getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {}
    }

    /** Lets the engine create, and loses what it says. */
    private record LosingTransport(DockerHttpClient transport, String lost) implements DockerHttpClient {

        @Override
        public Response execute(Request request) {
            Response response = transport.execute(request);
            if (request.path().contains(lost)) {
                response.close();
                throw new RuntimeException(new IOException("the reply is lost"));
            }
            return response;
        }

        @Override
        public void close() throws IOException {
            transport.close();
        }
    }
}
