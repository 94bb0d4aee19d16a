package io.dockops.readiness;

import io.dockops.engine.ContainerFacts;
import io.dockops.engine.ContainerFacts.NetworkAddress;
import io.dockops.engine.ContainerFacts.PublishedPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Inspects of containers that are nowhere. */
final class Facts {

    private Facts() {}

    static PublishedPort tcp(int containerPort, int hostPort) {
        return new PublishedPort(containerPort, "tcp", "127.0.0.1", hostPort);
    }

    static ContainerFacts running(PublishedPort... ports) {
        return of("running", List.of(ports), List.of());
    }

    static ContainerFacts ended(PublishedPort... ports) {
        return of("exited", List.of(ports), List.of());
    }

    static ContainerFacts inNetwork(NetworkAddress network, PublishedPort... ports) {
        return of("running", List.of(ports), List.of(network));
    }

    private static ContainerFacts of(String status, List<PublishedPort> ports, List<NetworkAddress> networks) {
        return new ContainerFacts(
                "01",
                "web",
                "sha256:02",
                "test:uno",
                status,
                0,
                false,
                "",
                Optional.empty(),
                Map.of(),
                ports,
                networks,
                List.of(),
                "",
                "");
    }
}
