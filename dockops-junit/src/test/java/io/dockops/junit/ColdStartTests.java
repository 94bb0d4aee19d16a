package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM of its own loads for a container whose image is there, and for its removal: in a cold JVM, all of that is waited for. */
class ColdStartTests {

    /**
     * Each of them takes 0.2 ms, and beyond some number of them the JVM begins to optimize what the JDK makes them with,
     * which takes a processor 200 ms just while the engine starts the container. This number may fall, but not rise.
     */
    private static final int LAMBDAS = 50;

    @TempDir
    Path directory;

    @Test
    void aContainerNeedsFewLambdasAndNeitherTypedCommandsNorJackson() throws Exception {
        Path loaded = directory.resolve("loaded");
        List<String> options = List.of("-Xlog:class+load:file=" + loaded + ":none:filecount=0");
        try (ChildJvm child =
                ChildJvm.withOptions(Map.of("DOCKOPS_REPORT", "", "DOCKOPS_PROGRESS", ""), options, ServedCase.class)) {
            assertThat(child.awaitOutput()).contains("successful answers(int)");
        }

        List<String> classes = Files.readAllLines(loaded);
        assertThat(classes)
                .noneMatch(name -> name.startsWith("com.fasterxml.jackson"))
                .noneMatch(name -> name.startsWith("com.github.dockerjava.api.command"))
                .noneMatch(name -> name.startsWith("java.lang.runtime.ObjectMethods"));
        assertThat(classes)
                .filteredOn(name -> name.startsWith("io.dockops.") && name.contains("$$Lambda"))
                .filteredOn(name -> !name.startsWith("io.dockops.junit.ChildRun"))
                .hasSizeBetween(1, LAMBDAS);
    }

    @RunContainer(
            image = "busybox",
            cmd = {"httpd", "-f", "-p", "8080"},
            ports = "8080")
    static class ServedCase {

        @Test
        void answers(@MappedPort(8080) int port) {
            assertThat(port).isPositive();
        }
    }
}
