package io.dockops.engine;

import com.github.dockerjava.transport.DockerHttpClient;

/** Stands in for the transport to an endpoint that must not be spoken to in plain text: each request is refused. */
record RefusedTransport(EngineEndpoint endpoint) implements DockerHttpClient {

    @Override
    public Response execute(Request request) {
        throw new PlainTextRefused(endpoint);
    }

    @Override
    public void close() {}
}
