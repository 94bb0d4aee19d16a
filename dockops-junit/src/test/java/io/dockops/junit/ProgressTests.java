package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.junit.progress.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run shows while a real engine makes images, in JVMs that stand on a terminal or on none. */
class ProgressTests {

    private static final String GROUP = "junit-progress";
    private static final String SLOW = """
            FROM busybox
            RUN sleep 0.7
            RUN sleep 0.6
            RUN sleep 0.5
            """;

    private static final Pattern OF_PROGRESS = Pattern.compile(
            "dockops\\.Progress(?:Meter)?\\b|ImageProgress|ProgressStories|junit\\.progress|CountedInput|LayerBytes|ResponseItem");

    @TempDir
    Path directory;

    /** With them goes what the engine would take for the steps of the next build. */
    @BeforeEach
    @AfterEach
    void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void onATerminalEachImageHasALiveLineAndInTheEndOneThatStays() throws Exception {
        Path received = directory.resolve("received");
        try (ChildJvm child = ChildJvm.onTerminal(received, environment("auto"), logging(), SeveralCase.class)) {
            child.awaitOutput();
        }

        String drawn = received(received);
        assertThat(drawn)
                .containsPattern("Building junit-progress:slow[^\\r\\n]*[\\r\\n]+Building junit-progress:slow")
                .containsPattern("Building junit-progress:slower for \\d\\.\\d s: step 5 of 6, RUN sleep 2\\033");
        assertThat(new Screen(24).receive(drawn).lines())
                .noneMatch(line -> line.contains("Building"))
                .anyMatch(line -> line.matches("Built junit-progress:slow in \\d+\\.\\d s"))
                .anyMatch(line -> line.matches("Built junit-progress:slower in \\d+\\.\\d s"))
                .contains("the test's own", "successful runs()", "ended");
        assertThat(log()).doesNotContain("Buil");
        RealEngine.assertNothingLeft(GROUP);
    }

    @ParameterizedTest
    @CsvSource({"auto, dumb", "log, xterm"})
    void onATerminalThatCanDrawNothingAnewAndWhereItIsWantedSoTheLogHasALineForEachStep(String mode, String terminal)
            throws Exception {
        Path received = directory.resolve("received");
        try (ChildJvm child = ChildJvm.onTerminal(received, environment(mode, terminal), logging(), SlowCase.class)) {
            child.awaitOutput();
        }

        assertThat(Files.readString(received)).doesNotContain("Buil", "\033");
        assertLogged();
    }

    @Test
    void whereThereIsNoTerminalTheLogHasALineForEachStepAndTheOutputNothing() throws Exception {
        try (ChildJvm child = ChildJvm.withOptions(environment("auto"), logging(), SlowCase.class)) {
            assertThat(child.awaitOutput()).containsExactly("the test's own", "successful runs()", "ended");
        }

        assertLogged();
    }

    @ParameterizedTest
    @CsvSource({"off", "terminal"})
    void whereItIsOffAndWhereTheWantedTerminalIsNotThereNothingIsShown(String mode) throws Exception {
        try (ChildJvm child = ChildJvm.withOptions(environment(mode), logging(), SlowCase.class)) {
            assertThat(child.awaitOutput()).containsExactly("the test's own", "successful runs()", "ended");
        }

        assertThat(log()).doesNotContain("Buil");
    }

    @Test
    void whereItIsOffATerminalIsLeftAloneToo() throws Exception {
        Path received = directory.resolve("received");
        try (ChildJvm child = ChildJvm.onTerminal(received, environment("off"), logging(), SlowCase.class)) {
            child.awaitOutput();
        }

        assertThat(Files.readString(received)).doesNotContain("Buil", "\033");
        assertThat(log()).doesNotContain("Buil");
    }

    /** Where nothing is made, a cold JVM pays nothing for it. */
    @Test
    void withAnImageThatIsThereNoClassOfItIsLoaded() throws Exception {
        Path loaded = directory.resolve("loaded");
        List<String> options = List.of("-Xlog:class+load:file=" + loaded + ":none:filecount=0");
        try (ChildJvm child = ChildJvm.withOptions(Map.of("DOCKOPS_PROGRESS", ""), options, PresentCase.class)) {
            child.awaitOutput();
        }

        List<String> ours = Files.readAllLines(loaded).stream()
                .filter(line -> line.startsWith("io.dockops.") || line.startsWith("com.github.dockerjava."))
                .toList();
        assertThat(ours)
                .anyMatch(line -> line.startsWith("io.dockops.junit.fixture.ImageStories"))
                .noneMatch(line -> OF_PROGRESS.matcher(line).find());
    }

    private static Map<String, String> environment(String mode) {
        return environment(mode, "xterm");
    }

    private static Map<String, String> environment(String mode, String terminal) {
        return Map.of("DOCKOPS_PROGRESS", mode, "TERM", terminal, "COLUMNS", "120");
    }

    private List<String> logging() {
        return List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                "-Dorg.slf4j.simpleLogger.logFile=" + directory.resolve("log"));
    }

    /** Without the lines of the program that has written it. */
    private static String received(Path file) throws IOException {
        String all = Files.readString(file);
        return all.substring(all.indexOf('\n') + 1, all.lastIndexOf("\nScript done"));
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }

    private void assertLogged() throws IOException {
        assertThat(log().lines().filter(line -> line.contains("io.dockops.progress")))
                .allMatch(line -> line.contains("INFO io.dockops.progress -  PROGRESS Buil"))
                .anyMatch(line -> line.matches(".* Building junit-progress:slow for .*: step 3 of 5, RUN sleep 0\\.6"))
                .anyMatch(line -> line.matches(".* Building junit-progress:slow for .*: step 4 of 5, RUN sleep 0\\.5"))
                .anyMatch(line -> line.matches(".* Built junit-progress:slow in \\d+\\.\\d s"))
                .hasSizeBetween(3, 8);
        RealEngine.assertNothingLeft(GROUP);
    }

    @DockerImage(tag = GROUP + ":slow", dockerfile = SLOW)
    static class SlowCase {

        @Test
        void runs() {
            System.out.println("the test's own");
        }
    }

    @DockerImage(tag = GROUP + ":slow", dockerfile = SLOW + "RUN sleep 0.5\n")
    @DockerImage(
            tag = GROUP + ":slower",
            dockerfile = "FROM busybox\nRUN sleep 0.9\nRUN true\nRUN sleep 2\nRUN sleep 2\n")
    static class SeveralCase {

        @Test
        void runs() {
            System.out.println("the test's own");
        }
    }

    @DockerImage(tag = "busybox")
    @RunContainer(
            image = "busybox",
            cmd = {"sleep", "600"})
    static class PresentCase {

        @Test
        void runs() {}
    }
}
