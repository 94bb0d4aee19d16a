package io.dockops.benchmark.child;

import java.nio.file.Path;

/** What every contestant runs, and where. */
public final class Target {

    /** Names each image of the benchmark's in its repository part, by which they and their containers are removed. */
    public static final String GROUP = "dockops-benchmark";

    /** Serves a page over HTTP. */
    public static final String IMAGE = GROUP + ":httpd";

    /** Where it serves the page, in the container. */
    public static final int PORT = 8080;

    private static final String UNIX = "unix://";

    private Target() {}

    /** Find the engine's socket, as {@code DOCKER_HOST} says or at its usual place. */
    public static Path engine() {
        String host = System.getenv().getOrDefault("DOCKER_HOST", UNIX + "/var/run/docker.sock");
        if (!host.startsWith(UNIX)) {
            throw new IllegalStateException("The floor knows unix sockets only, and DOCKER_HOST is [" + host + "]");
        }
        return Path.of(host.substring(UNIX.length()));
    }
}
