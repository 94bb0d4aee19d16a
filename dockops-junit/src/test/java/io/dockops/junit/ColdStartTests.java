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

    @TempDir
    Path directory;

    /**
     * A lambda takes 0.5 ms, and those of JUnit are nearly as many as it takes for the JVM to begin to optimize what the JDK
     * makes them with, which takes a processor 200 ms just while the engine starts the container.
     */
    @Test
    void aContainerNeedsNoLambdaAndNeitherTypedCommandsNorJackson() throws Exception {
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
                .filteredOn(name -> name.startsWith("io.dockops."))
                .filteredOn(name -> !name.startsWith("io.dockops.junit.ChildRun"))
                .anyMatch(name -> name.startsWith("io.dockops.engine.StartPath"))
                .noneMatch(name -> name.contains("$$Lambda"));
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
