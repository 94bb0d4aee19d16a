package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The process beside a session's JVM: out of reach of what kills that, and gone with it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "/proc tells")
class WatchdogProcessTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("dog");

    @TempDir
    Path directory;

    private String image;
    private ChildJvm child;

    @BeforeEach
    void build() {
        image = GROUPS.image("idle", "uno");
    }

    @AfterEach
    void end() throws InterruptedException {
        if (child != null) {
            child.terminate();
            child.awaitEnd();
        }
        GROUPS.removeContainersLeft();
    }

    /** Starts a session in a JVM whose PATH has these programs only. */
    private ChildJvm start(String... programs) throws IOException {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        for (String program : programs) {
            Files.createSymbolicLink(bin.resolve(program), Path.of("/usr/bin", program));
        }
        child = ChildJvm.start(
                environment -> environment.put("PATH", bin.toString()),
                List.of("-Ddockops.state=" + directory),
                SessionMain.class,
                image,
                "wait");
        return child.awaitReady();
    }

    private Optional<ProcessHandle> watchdog() {
        return started(Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    /** The shell that is to become one. */
    private Optional<ProcessHandle> toCome() {
        return started(directory.resolve("bin/sh"));
    }

    private Optional<ProcessHandle> started(Path program) {
        return ProcessHandle.allProcesses()
                .filter(process -> command(process).startsWith(program + " -")
                        && command(process).contains("io.dockops.watchdog.Watchdog " + directory))
                .findFirst();
    }

    /** A second that lasts until {@link #letASecondPass()}. */
    private void stretchTheSecond() throws IOException {
        Path sleep = Files.createDirectories(directory.resolve("bin")).resolve("sleep");
        Files.writeString(
                sleep, "#!/bin/sh\nuntil [ -e " + directory.resolve("passed") + " ]; do /bin/sleep 0.05; done\n");
        sleep.toFile().setExecutable(true);
    }

    private void letASecondPass() throws IOException {
        Files.createFile(directory.resolve("passed"));
    }

    private static String command(ProcessHandle process) {
        return read(process, "cmdline").replace('\0', ' ');
    }

    private static String read(ProcessHandle process, String what) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), what), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // ended meanwhile
        }
    }

    /** Process group and session, from {@code pid (name) state ppid pgrp session …}. */
    private static List<String> groupAndSession(ProcessHandle process) {
        String stat = read(process, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Arrays.asList(fields[2], fields[3]);
    }

    @Test
    void isInNoGroupSessionTreeOrEnvironmentOfItsJvm() throws IOException {
        start("setsid", "sh");

        ProcessHandle watchdog =
                await().until(this::watchdog, Optional::isPresent).orElseThrow();

        List<String> ours = groupAndSession(ProcessHandle.current());
        assertThat(groupAndSession(watchdog)).doesNotContainAnyElementsOf(ours);
        assertThat(child.descendants()).noneMatch(process -> process.pid() == watchdog.pid());
        assertThat(read(watchdog, "environ").split("\0", -1))
                .allMatch(variable -> variable.isEmpty()
                        || variable.startsWith("PWD=")
                        || variable.startsWith("_=")
                        || variable.startsWith("SHLVL=")
                        || variable.startsWith("OLDPWD="));
        assertThat(Files.readSymbolicLink(Path.of("/proc/" + watchdog.pid() + "/cwd")))
                .isEqualTo(Path.of("/"));
        try (Stream<Path> open = Files.list(Path.of("/proc/" + watchdog.pid() + "/fd"))) {
            assertThat(open.filter(file -> file.getFileName().toString().matches("[012]")))
                    .allMatch(file ->
                            List.of("/dev/null", directory + "/watchdog.log").contains(target(file)));
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void endsWithItsSession() throws Exception {
        start("setsid", "sh");
        await().until(this::watchdog, Optional::isPresent);

        child.terminate();
        child.awaitEnd();

        await().until(this::watchdog, Optional::isEmpty);
        assertThat(Files.readString(directory.resolve("watchdog.log"))).isEmpty();
    }

    @Test
    void removesWhatASessionHasLeftThatWasKilledBeforeItRan() throws Exception {
        stretchTheSecond();
        start("setsid", "sh");

        child.kill();
        assertThat(watchdog()).isEmpty();
        assertThat(GROUPS.containersLeft()).isNotEmpty();
        letASecondPass();

        await().until(() -> toCome().isEmpty() && watchdog().isEmpty());
        assertThat(GROUPS.containersLeft()).isEmpty();
    }

    @Test
    void doesNotRunForASessionThatIsOverWithinASecond() throws Exception {
        assertThat(runsAfterASessionThatIsOver("")).isFalse();
    }

    @Test
    void runsForWhatAnEarlierSessionHasLeftAlsoAfterOneThatIsOver() throws Exception {
        Files.writeString(directory.resolve("0123456789ab.journal"), "");

        assertThat(runsAfterASessionThatIsOver("")).isTrue();
    }

    @Test
    void doesNotRunForALaterSessionAfterOneThatIsOver() throws Exception {
        assertThat(runsAfterASessionThatIsOver("0123456789ab.journal")).isFalse();
    }

    /** Whether it runs, which makes the directory's id anew where there is none. */
    private boolean runsAfterASessionThatIsOver(String journalOfALaterOne) throws Exception {
        stretchTheSecond();
        start("setsid", "sh");
        child.terminate();
        child.awaitEnd();
        assertThat(toCome()).isPresent();
        Files.delete(directory.resolve("host"));
        if (!journalOfALaterOne.isEmpty()) {
            Files.writeString(directory.resolve(journalOfALaterOne), "");
        }
        letASecondPass();
        await().until(() -> toCome().isEmpty() && watchdog().isEmpty());
        return Files.exists(directory.resolve("host"));
    }

    @Test
    void hasASessionOfItsOwnWithoutSetsidToo() throws IOException {
        start("perl", "sh");

        ProcessHandle watchdog =
                await().until(this::watchdog, Optional::isPresent).orElseThrow();

        assertThat(groupAndSession(watchdog)).doesNotContainAnyElementsOf(groupAndSession(ProcessHandle.current()));
        assertThat(child.descendants()).noneMatch(process -> process.pid() == watchdog.pid());
    }

    @Test
    void whereNothingGivesItASessionItsJvmSaysSoOnceAndGoesOn() throws IOException {
        start("sh");

        assertThat(child.output())
                .containsOnlyOnce("No watchdog could be started (there is no perl on the PATH)")
                .contains("is removed by the next session on this machine");
        assertThat(watchdog()).isEmpty();
    }

    @Test
    void needsNoClassPathButItsOwn() throws IOException {
        start("setsid", "sh");
        ProcessHandle watchdog =
                await().until(this::watchdog, Optional::isPresent).orElseThrow();

        String[] words = read(watchdog, "cmdline").split("\0", -1);
        String classPath = words[Arrays.asList(words).indexOf("-cp") + 1];
        assertThat(classPath)
                .doesNotContain(File.pathSeparator)
                .doesNotContain("jackson")
                .doesNotContain("docker-java");
    }
}
