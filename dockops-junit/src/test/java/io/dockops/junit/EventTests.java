package io.dockops.junit;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dockops.RunningContainer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What is told of real containers, to a listener and in the report's data. */
class EventTests {

    private static final String GROUP = "junit-event";

    @TempDir
    Path directory;

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void aListenerIsFoundAsAServiceAndHearsEachStepInItsOrder() throws Exception {
        RealEngine.removeImages(GROUP);
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve("io.dockops.junit.event.FixtureListener"), PrintingListener.class.getName());
        Files.writeString(directory.resolve("simplelogger.properties"), "org.slf4j.simpleLogger.defaultLogLevel=info");
        String classPath = directory + File.pathSeparator + System.getProperty("java.class.path");

        try (ChildJvm child = ChildJvm.withClassPath(classPath, ClassCase.class)) {
            List<String> lines = child.awaitOutput();

            assertThat(lines.stream().filter(line -> line.startsWith("heard ")))
                    .containsExactly(
                            "heard session",
                            "heard NEEDED junit-event:uno",
                            "heard BEGUN junit-event:uno",
                            "heard BUILD_BEGUN junit-event:uno",
                            "heard BUILT junit-event:uno",
                            "heard CREATE_BEGUN uno on 0 ports",
                            "heard CREATED uno on 0 ports",
                            "heard STARTED uno on 0 ports",
                            "heard READY uno on 1 ports",
                            "heard wait for [junit-event:uno] and [uno]",
                            "heard RESTARTED uno on 1 ports",
                            "heard STOP_BEGUN uno on 1 ports",
                            "heard REMOVED uno on 1 ports");
            assertThat(lines.stream().filter(line -> line.contains("INFO ")))
                    .singleElement(as(InstanceOfAssertFactories.STRING))
                    .contains("io.dockops.report -  SUMMARY dockops: 1 container, 1 image (1 made anew), ");
            assertThat(lines.stream()
                            .filter(line -> line.contains("on purpose"))
                            .count())
                    .as("what the listener threw is logged once")
                    .isEqualTo(1);
        }
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void withoutALoggerTheSummaryIsOnTheStandardOutputAndNobodyComplains() throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(jar -> !jar.contains("slf4j-simple"))
                .collect(Collectors.joining(File.pathSeparator));

        try (ChildJvm child =
                ChildJvm.withClassPath(classPath, Map.of("DOCKOPS_REPORT", directory.toString()), QuietCase.class)) {
            assertThat(child.awaitOutput().stream().filter(line -> line.contains("dockops:") || line.contains("SLF4J")))
                    .singleElement(as(InstanceOfAssertFactories.STRING))
                    .startsWith("dockops: 1 container, 0 images (0 made anew), ")
                    .endsWith("/index.html");
        }
    }

    @Test
    void aContainerThatWasStartedAheadIsToldOfWithTheTestThatGotIt() throws IOException {
        JsonNode part = run(Map.of(), 3, TestsCase.class);

        List<String> tests = new ArrayList<>();
        List<Boolean> ahead = new ArrayList<>();
        for (JsonNode container : part.get("containers")) {
            tests.add(container.get("test").asText());
            ahead.add(container.get("ahead").asBoolean());
            assertThat(container.get("state").asText()).isEqualTo("removed");
            assertThat(container.get("scope").asText()).isEqualTo("METHOD");
            assertInOrder(container, "begun", "created", "started", "ready", "stopBegun", "ended");
        }
        assertThat(tests).containsExactly("first", "second", "third");
        assertThat(ahead).containsExactly(false, true, true);
        assertThat(part.get("waits").size())
                .as("of the class for its image, and of each test")
                .isEqualTo(4);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void theStepsOfContainersThatStartAtOnceAreEachOnesOwn() throws IOException {
        JsonNode part = run(Map.of(), 1, SeveralCase.class);

        assertThat(part.get("containers")).hasSize(3);
        for (JsonNode container : part.get("containers")) {
            assertInOrder(container, "begun", "created", "started", "ready", "stopBegun", "ended");
            assertThat(container.get("name").asText()).startsWith("dockops-");
        }
        assertThat(part.get("containers").findValuesAsText("id")).doesNotHaveDuplicates();
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aContainerThatStaysIsKept() throws IOException {
        JsonNode part = run(Map.of("dockops.keep", "ALWAYS"), 1, ClassCase.class);

        JsonNode container = part.get("containers").get(0);
        RealEngine.containers().stopRemove(container.get("id").asText());
        assertThat(container.get("state").asText()).isEqualTo("kept");
        assertThat(container.get("detail").asText())
                .contains("docker logs " + container.get("id").asText().substring(0, 12));
        assertThat(container.get("restarts").asInt()).isEqualTo(1);
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void whatAContainerTellsAtTheFailureOfATestIsInTheReport() throws IOException {
        JsonNode part = run(Map.of(), 0, FailingCase.class);

        JsonNode failure = part.get("failures").get(0);
        assertThat(failure.get("container").asText()).isEqualTo("uno");
        assertThat(failure.get("test").asText()).isEqualTo("fails");
        assertThat(failure.get("text").asText()).contains("has ended with exit code");
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void aFailedStartIsToldOfWithItsWaitAndItsReason() throws IOException {
        JsonNode part = run(Map.of(), 0, BrokenCase.class);

        JsonNode container = part.get("containers").get(0);
        assertThat(container.get("state").asText()).isEqualTo("failed");
        assertThat(container.get("detail").asText())
                .contains("ended with exit code 3")
                .contains("out of cheese");
        assertThat(part.get("waits").get(0).get("detail").asText()).contains("out of cheese");
    }

    @Test
    void whereNothingHappensNothingIsWritten() throws IOException {
        try (Launches launches = new Launches()) {
            launches.run(Map.of("dockops.report", directory.toString()), EmptyCase.class)
                    .succeeded(1);
        }

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    private JsonNode run(Map<String, String> configuration, int succeeded, Class<?> testClass) throws IOException {
        Map<String, String> withReport = new HashMap<>(configuration);
        withReport.put("dockops.report", directory.toString());
        try (Launches launches = new Launches()) {
            launches.run(withReport, testClass);
            if (succeeded > 0) {
                launches.succeeded(succeeded);
            } else {
                assertThat(launches.failures()).isNotEmpty();
            }
        }
        try (Stream<Path> files = Files.list(directory)) {
            Path part = files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
            return new ObjectMapper().readTree(part.toFile());
        }
    }

    private static void assertInOrder(JsonNode entry, String... times) {
        assertThat(Stream.of(times).map(time -> entry.get(time).asLong()).toList())
                .as(entry.toString())
                .isSorted();
    }

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.WEB)
    @RunContainer(name = "uno", group = GROUP, ports = "1337")
    static class ClassCase {

        @Test
        void restarts(RunningContainer uno) {
            uno.restart();
        }
    }

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.WEB)
    @RunContainer(name = "one", image = GROUP + ":uno", ports = "1337")
    @RunContainer(name = "two", image = GROUP + ":uno", ports = "1337")
    @RunContainer(name = "three", image = GROUP + ":uno", ports = "1337", stop = "1s")
    static class SeveralCase {

        @Test
        void runs() {}
    }

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.WEB)
    @RunContainer(name = "uno", group = GROUP, ports = "1337", scope = Scope.METHOD)
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class TestsCase {

        @Test
        void first() {}

        @Test
        void second() {}

        @Test
        void third() {}
    }

    @RunContainer(
            image = "busybox",
            cmd = {"sleep", "600"})
    static class QuietCase {

        @Test
        void runs() {}
    }

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.WEB)
    @RunContainer(name = "uno", group = GROUP, ports = "1337")
    static class FailingCase {

        @Test
        void fails(RunningContainer uno) {
            RealEngine.containers().kill(uno.id());
            throw new IllegalStateException("on purpose");
        }
    }

    @RunContainer(
            name = "uno",
            image = "busybox",
            cmd = {"sh", "-c", "echo out of cheese; exit 3"})
    static class BrokenCase {

        @Test
        void neverRuns() {}
    }

    @EnabledIfDockerAvailable
    static class EmptyCase {

        @Test
        void runs() {}
    }
}
