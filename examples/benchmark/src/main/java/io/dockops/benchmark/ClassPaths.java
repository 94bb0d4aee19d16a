package io.dockops.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Each contestant's class path: JUnit's, its own libraries', and this module. */
final class ClassPaths {

    private static final List<String> JUNIT =
            List.of("org.junit.jupiter:junit-jupiter", "org.junit.platform:junit-platform-launcher");
    private static final String LOGGING = "org.slf4j:slf4j-api";
    private static final String NO_LOGGING = "org.slf4j:slf4j-nop";

    private static final String GRAPH = "dependencies.tgf";

    private final DependencyGraph graph;
    private final DependencyGraph graphOfDockops;
    private final List<Path> jars;
    private final Path own;

    private ClassPaths(DependencyGraph graph, DependencyGraph graphOfDockops, List<Path> jars, Path own) {
        this.graph = graph;
        this.graphOfDockops = graphOfDockops;
        this.jars = jars;
        this.own = own;
    }

    /** Read what Maven has written to this module's {@code target}, and to that of dockops-junit. */
    static ClassPaths read(Path target) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String jar : Files.readString(target.resolve("classpath")).split(File.pathSeparator, -1)) {
            jars.add(Path.of(jar.strip()));
        }
        // Here docker-java is a contestant too, and brings what dockops leaves out of it.
        Path dockops = Path.of("..", "..", "dockops-junit", "target");
        return new ClassPaths(graph(target), graph(dockops), jars, ownJar(target));
    }

    private static DependencyGraph graph(Path target) throws IOException {
        return new DependencyGraph(Files.readAllLines(target.resolve(GRAPH)));
    }

    private Set<String> libraries(Contender contender) {
        return (contender.isOfDockops() ? graphOfDockops : graph).closure(contender.libraries());
    }

    private static Path ownJar(Path target) throws IOException {
        try (var jars = Files.newDirectoryStream(target, "dockops-benchmark-*.jar")) {
            for (Path jar : jars) {
                return jar.toAbsolutePath();
            }
        }
        throw new IOException("No jar of this module in [" + target + "]: package it first");
    }

    /** All that a contestant's child needs. */
    String of(Contender contender) {
        Set<String> libraries = libraries(contender);
        libraries.addAll(graph.closure(JUNIT));
        if (libraries.contains(LOGGING)) {
            libraries.add(NO_LOGGING);
        }
        List<String> paths = new ArrayList<>(List.of(own.toString()));
        jars(libraries).forEach(jar -> paths.add(jar.toString()));
        return String.join(File.pathSeparator, paths);
    }

    /** What a contestant adds to the class path of a user who has JUnit. */
    List<Path> beyondJunit(Contender contender) {
        Set<String> libraries = libraries(contender);
        libraries.removeAll(graph.closure(JUNIT));
        return jars(libraries);
    }

    private List<Path> jars(Collection<String> libraries) {
        return libraries.stream().map(this::jar).toList();
    }

    private Path jar(String library) {
        String artifact = library.substring(library.indexOf(':') + 1);
        return jars.stream()
                .filter(jar -> jar.getFileName().toString().matches("\\Q" + artifact + "\\E-[0-9].*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No jar of [" + library + "] among " + jars));
    }
}
