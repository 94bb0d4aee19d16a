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
import java.util.concurrent.atomic.AtomicBoolean;
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
            Session session = Session.open(Engine.of(docker));
            ContainerScope scope = new ContainerScope(Engine.of(docker), session.newOwner());

            String created = scope.containers().create(ContainerSpec.of(image));

            assertThat(GROUPS.containersLeft()).extracting(ContainerSummary::id).containsExactly(created);
            assertThat(transport.calls().stream().filter(call -> call.contains("/containers/create")))
                    .hasSize(1);
            scope.close();
            session.close();
        }
        assertThat(GROUPS.containersLeft()).isEmpty();
    }

    @Test
    void aContainerWhoseCreateDidNotReachTheEngineIsCreatedOnceMore() throws IOException {
        String image = GROUPS.image("idle", "uno");
        RecordingTransport transport = RecordingTransport.toTheEngine();
        DockerHttpClient once = new OnceBroken(transport, "/containers/create", new AtomicBoolean());
        try (DockerClient docker = RecordingTransport.client(once)) {
            Session session = Session.open(Engine.of(docker));
            ContainerScope scope = new ContainerScope(Engine.of(docker), session.newOwner());

            scope.containers().create(ContainerSpec.of(image));

            assertThat(GROUPS.containersLeft()).hasSize(1);
            scope.close();
            session.close();
        }
        assertThat(GROUPS.containersLeft()).isEmpty();
    }

    /** The engine has done what it was asked for, and then nothing comes through until the end. */
    @ParameterizedTest
    @ValueSource(strings = {"/containers/create", "/networks/create", "/volumes/create"})
    void whatCantBeLookedForIsFoundAtTheEnd(String create) throws IOException {
        String image = GROUPS.image("idle", "uno");
        RecordingTransport transport = RecordingTransport.toTheEngine();
        BreakingTransport breaking = new BreakingTransport(transport, create, new AtomicBoolean());
        try (DockerClient docker = RecordingTransport.client(breaking)) {
            Session session = Session.open(Engine.of(docker));
            ContainerScope scope = new ContainerScope(Engine.of(docker), session.newOwner());

            assertThatThrownBy(() -> {
                        scope.createVolume("lost");
                        scope.createNetwork("lost");
                        scope.containers().create(ContainerSpec.of(image));
                    })
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("failed")
                    .hasMessageContaining("the reply is lost");
            breaking.broken.set(false);

            scope.close();
            assertThat(left(session.id())).isEmpty();
            assertThat(GROUPS.containersLeft()).isEmpty();
            session.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/networks/create", "/volumes/create"})
    void aNetworkOrVolumeWhoseCreateGotNoReplyIsFoundByItsName(String create) throws IOException {
        RecordingTransport transport = RecordingTransport.toTheEngine();
        try (DockerClient docker = RecordingTransport.client(new LosingTransport(transport, create))) {
            Session session = Session.open(Engine.of(docker));
            ContainerScope scope = new ContainerScope(Engine.of(docker), session.newOwner());

            Volume volume = scope.createVolume("lost");
            Network network = scope.createNetwork("lost");

            assertThat(left(session.id())).containsExactlyInAnyOrder(network.id(), volume.name());
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

    /** Lets nothing through any more once the engine has created. */
    private record BreakingTransport(DockerHttpClient transport, String create, AtomicBoolean broken)
            implements DockerHttpClient {

        @Override
        public Response execute(Request request) {
            if (broken.get()) {
                throw new RuntimeException(new IOException("the engine is away"));
            }
            Response response = transport.execute(request);
            if (request.path().contains(create)) {
                broken.set(true);
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

    /** Loses a call on its way to the engine, once. */
    private record OnceBroken(DockerHttpClient transport, String call, AtomicBoolean broke)
            implements DockerHttpClient {

        @Override
        public Response execute(Request request) {
            if (request.path().contains(call) && broke.compareAndSet(false, true)) {
                throw new RuntimeException(new IOException("the connection broke"));
            }
            return transport.execute(request);
        }

        @Override
        public void close() throws IOException {
            transport.close();
        }
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
