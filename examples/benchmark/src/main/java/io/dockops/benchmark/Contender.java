package io.dockops.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Who takes part, by what names the children know: each has a class path of its own there. */
enum Contender {
    EMPTY("JUnit alone", "floor.Floor", "child.EmptyCase"),
    FLOOR("floor", "floor.Floor", "floor.FloorCase"),
    LEAST("the least of the design", "floor.Floor", "least.LeastCase", "io.dockops:dockops-junit"),
    DOCKER_JAVA(
            "docker-java",
            "dockerjava.DockerJava",
            "dockerjava.DockerJavaCase",
            "com.github.docker-java:docker-java-core",
            "com.github.docker-java:docker-java-transport-zerodep"),
    TESTCONTAINERS(
            "Testcontainers",
            "testcontainers.Testcontainers",
            "testcontainers.TestcontainersCase",
            "org.testcontainers:testcontainers",
            "org.testcontainers:testcontainers-junit-jupiter"),
    TESTCONTAINERS_HTTP(
            "Testcontainers, `Wait.forHttp`",
            "testcontainers.TestcontainersHttp",
            "testcontainers.TestcontainersCase",
            "org.testcontainers:testcontainers",
            "org.testcontainers:testcontainers-junit-jupiter"),
    DOCKOPS("dockops", "dockops.DockopsCore", "dockops.DockopsCase", "io.dockops:dockops-junit");

    /** Those that have containers, and wait as they do by default. */
    static final List<Contender> PEERS = List.of(FLOOR, DOCKER_JAVA, TESTCONTAINERS, DOCKOPS);

    private static final String PACKAGE = "io.dockops.benchmark.";

    private final String title;
    private final String contestant;
    private final String testClass;
    private final String libraries;

    Contender(String title, String contestant, String testClass, String... libraries) {
        this.title = title;
        this.contestant = PACKAGE + contestant;
        this.testClass = PACKAGE + testClass;
        this.libraries = String.join(" ", libraries);
    }

    /** How the tables name it. */
    String title() {
        return title;
    }

    /** The class that works in a warm JVM. */
    String contestant() {
        return contestant;
    }

    /** The class whose one test has one container. */
    String testClass() {
        return testClass;
    }

    /** The class of many tests that have a container each. */
    String classOfManyTests() {
        return testClass.replace("Case", "EachCase");
    }

    /** What a user would declare beside JUnit, as {@code group:artifact}. */
    List<String> libraries() {
        return Arrays.stream(libraries.split(" ", -1))
                .filter(library -> !library.isEmpty())
                .toList();
    }

    /** Whether its class path is that of a user of dockops. */
    boolean isOfDockops() {
        return this == DOCKOPS || this == LEAST;
    }

    /** Variables of its children's environment. */
    Map<String, String> variables() {
        // Without its helper container and its checks at the start, which would cost it time; and on a machine that
        // looks like
        // a container to it, without a search for the way out.
        return isTestcontainers()
                ? Map.of(
                        "TESTCONTAINERS_RYUK_DISABLED",
                        "true",
                        "TESTCONTAINERS_CHECKS_DISABLE",
                        "true",
                        "TESTCONTAINERS_HOST_OVERRIDE",
                        "localhost")
                : Map.of();
    }

    /** Whether it writes settings into the user's home directory. */
    boolean isTestcontainers() {
        return this == TESTCONTAINERS || this == TESTCONTAINERS_HTTP;
    }
}
