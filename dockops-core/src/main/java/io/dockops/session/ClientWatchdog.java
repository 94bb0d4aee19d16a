package io.dockops.session;

import io.dockops.engine.Engine;
import io.dockops.engine.EngineEndpoint;
import io.dockops.engine.EngineException;
import io.dockops.engine.EngineTls;
import io.dockops.watchdog.Watchdog;
import io.dockops.watchdog.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The watchdog for an engine behind TLS, for which the JDK alone does not do: it has this JVM's class path. */
final class ClientWatchdog {

    private ClientWatchdog() {}

    /**
     * Watch over a session.
     *
     * @param arguments the state directory, the session's id, the engine's address, whether its certificate is verified,
     *     and the directory with the TLS files, if there is one
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        @Nullable Path certificates = arguments.length > 4 ? Path.of(arguments[4]) : null;
        EngineEndpoint endpoint = new EngineEndpoint(
                URI.create(arguments[2]),
                new EngineTls(certificates, Boolean.parseBoolean(arguments[3])),
                "the session");
        Watchdog.watch(Path.of(arguments[0]), arguments[1], arguments[2], wire(Engine.at(endpoint)));
    }

    static Wire wire(Engine engine) {
        return (method, path) -> {
            try {
                Engine.RawAnswer answer = engine.send(method, path);
                return new Wire.Reply(answer.status(), answer.text());
            } catch (EngineException e) {
                throw new IOException(e.getMessage(), e);
            }
        };
    }
}
