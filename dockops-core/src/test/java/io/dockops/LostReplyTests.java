package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.transport.DockerHttpClient;
import io.dockops.engine.Engine;
import io.dockops.session.Session;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LostReplyTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("lost");

    @Test
    void aContainerWhoseCreateGotNoReplyIsFoundByItsName() throws IOException {
        String image = GROUPS.image("idle", "uno");
        RecordingTransport transport = RecordingTransport.toTheEngine();
        try (DockerClient docker = RecordingTransport.client(new LosingTransport(transport))) {
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

    /** Lets the engine create, and loses what it says. */
    private record LosingTransport(DockerHttpClient transport) implements DockerHttpClient {

        @Override
        public Response execute(Request request) {
            Response response = transport.execute(request);
            if (request.path().contains("/containers/create")) {
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
