package io.dockops.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The module of a build whose tests run.
 *
 * @param directory where it is
 */
record BuildModule(Path directory) {

    private static final String NAME = "dockops";
    private static final String OFF = "off";

    /** Where Maven says that it is; other tools, and IDEs, start in it. */
    static BuildModule ofThisJvm() {
        return new BuildModule(Path.of(System.getProperty("basedir", "")).toAbsolutePath());
    }

    /** Where what a run leaves behind for its readers goes, below what the build tool cleans; nowhere without such a tool. */
    Optional<Path> output() {
        if (has("pom.xml")) {
            return Optional.of(directory.resolve("target").resolve(NAME));
        }
        return has("build.gradle") || has("build.gradle.kts")
                ? Optional.of(directory.resolve("build").resolve(NAME))
                : Optional.empty();
    }

    /** Where a key says that something goes, else where it goes without one; nowhere where the key says so. */
    Optional<Path> output(Optional<String> configured) {
        return configured.isEmpty()
                ? output()
                : configured.filter(said -> !isOff(said)).map(this::resolve);
    }

    /** Tell whether a key's value is the one for no files. */
    static boolean isOff(String configured) {
        return configured.equalsIgnoreCase(OFF);
    }

    private boolean has(String file) {
        return Files.exists(directory.resolve(file));
    }

    /** A path of this module, made absolute. */
    Path resolve(String path) {
        return directory.resolve(path).normalize();
    }
}
