package io.dockops.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import io.dockops.Dockops;
import io.dockops.EngineUnavailableException;
import java.nio.file.Path;

/** The child of {@link PermissionTests}: prints what a user without rights is told. */
final class AsNobody {

    private AsNobody() {}

    public static void main(String[] arguments) throws Exception {
        Path socket = Path.of(arguments[1]);
        if (arguments[0].equals("probe")) {
            System.out.println(SocketProbe.connecting().refusal(socket).orElse("no refusal"));
            return;
        }
        if (arguments[0].equals("session")) {
            try (Dockops dockops = Dockops.open("unix://" + socket)) {
                dockops.ping();
            } catch (EngineUnavailableException e) {
                System.out.println(e.getMessage());
            }
            return;
        }
        EngineEndpoint endpoint = EngineEndpoint.parse("unix://" + socket, "DOCKER_HOST");
        try (DockerHttpClient transport = Transports.open(endpoint);
                DockerHttpClient.Response response = transport.execute(Pings.REQUEST)) {
            System.out.println("no refusal, " + response.getStatusCode());
        } catch (RuntimeException e) {
            System.out.println(TransportErrors.explain(endpoint, e).getMessage());
        }
    }
}
