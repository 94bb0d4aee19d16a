package io.dockops.engine;

import com.github.dockerjava.transport.DockerHttpClient;

/** The first request to any engine. */
final class Pings {

    static final DockerHttpClient.Request REQUEST = DockerHttpClient.Request.builder()
            .method(DockerHttpClient.Request.Method.GET)
            .path("/_ping")
            .build();

    private Pings() {}
}
