package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import io.dockops.owner.Ownership;
import io.dockops.owner.StateDirectory;
import io.dockops.watchdog.Sweep;
import io.dockops.watchdog.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is left of sessions whose JVM was killed, and of others that look like it. */
class DeadJvmTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("dead");

    private static final String ENGINE = System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock");
    private static final String NO_WATCHDOG = "-Ddockops.watchdog=false";

    @TempDir
    Path directory;

    private final List<ChildJvm> children = new ArrayList<>();
    private String image;

    @BeforeEach
    void build() {
        image = GROUPS.image("idle", "uno");
    }

    @AfterEach
    void endWhatStillRuns() throws InterruptedException {
        for (ChildJvm child : children) {
            child.terminate();
            child.awaitEnd();
        }
        GROUPS.removeContainersLeft();
    }

    private ChildJvm child(String option, String end, String what) throws IOException {
        ChildJvm child =
                ChildJvm.start(List.of("-Ddockops.state=" + directory, option), SessionMain.class, image, end, what);
        children.add(child);
        return child;
    }

    /** Starts one that is killed once all is there, and gives its words: {@code session}, {@code network}, … */
    private Map<String, String> killed(String option, String what) throws Exception {
        ChildJvm child = child(option, "halt", what).awaitReady();
        assertThat(child.awaitEnd()).isEqualTo(137);
        return words(child);
    }

    private static Map<String, String> words(ChildJvm child) {
        return child.output()
                .lines()
                .filter(line -> line.matches("(session|network)=.*"))
                .flatMap(line -> Stream.of(line.split(" ", -1)))
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(word -> word[0], word -> word[1]));
    }

    @Test
    void allOfAKilledJvmIsRemovedByItsWatchdog() throws Exception {
        Map<String, String> of = killed("-Dunused=", "image");

        await().untilAsserted(() -> assertThat(marked(of)).isEmpty());
        await().untilAsserted(() -> assertThat(GROUPS.images().find(image)).isEmpty());
        await().untilAsserted(() -> assertThat(files(of)).isEmpty());
        assertThat(StateDirectory.at(directory).reports().take())
                .singleElement()
                .asString()
                .startsWith("Session " + of.get("session") + " has ended before all that it had made on " + ENGINE)
                .contains("removed container [dockops-" + of.get("session") + "-")
                .contains("removed network [dockops-", "removed volume [" + of.get("volume") + "]")
                .contains("removed image [" + image + "]");
    }

    @Test
    void theNextSessionTellsWhatTheWatchdogRemoved() throws Exception {
        Map<String, String> of = killed("-Dunused=", "");
        await().untilAsserted(() -> assertThat(files(of)).isEmpty());

        ChildJvm next = child("-Dunused=", "close", "");
        assertThat(next.awaitEnd()).isZero();

        assertThat(next.output()).contains("removed volume [" + of.get("volume") + "]");
    }

    @Test
    void whatAKilledJvmHasKeptStays() throws Exception {
        Map<String, String> of = killed("-Dunused=", "keep");

        await().untilAsserted(() -> assertThat(marked(of)).hasSize(2));
        assertThat(marked(of)).contains(of.get("kept"));
        sweep();
        assertThat(marked(of)).as("a container and its network").hasSize(2);

        GROUPS.removeContainersLeft();
        docker().removeNetworkCmd(of.get("kept")).exec();
    }

    @Test
    void whatIsKeptGoesWithASweepWhenItsLifetimeIsOver() throws Exception {
        Map<String, String> of = killed(NO_WATCHDOG, "keep briefly");

        await().untilAsserted(() -> {
            sweep();
            assertThat(marked(of)).isEmpty();
        });
        await().untilAsserted(() -> {
            sweep();
            assertThat(files(of)).isEmpty();
        });
    }

    @Test
    void withoutAWatchdogTheNextSessionRemovesWhatTheDeadHaveLeftAndNothingOfTheLiving() throws Exception {
        ChildJvm living = child(NO_WATCHDOG, "wait", "").awaitReady();
        Map<String, String> dead = killed(NO_WATCHDOG, "");
        assertThat(marked(dead)).hasSize(6);

        child(NO_WATCHDOG, "wait", "").awaitReady();

        await().untilAsserted(() -> assertThat(marked(dead)).isEmpty());
        assertThat(marked(words(living))).hasSize(6);
        assertThat(Files.exists(directory.resolve("watchdog.log"))).isFalse();
    }

    @Test
    void aSweepByAWatchdogIsTheSame() throws Exception {
        ChildJvm living = child("-Dunused=", "wait", "").awaitReady();
        Map<String, String> dead = killed(NO_WATCHDOG, "");

        child("-Dunused=", "wait", "").awaitReady();

        await().untilAsserted(() -> assertThat(marked(dead)).isEmpty());
        assertThat(marked(words(living))).hasSize(6);
    }

    @Test
    void aSessionOfThisVeryJvmIsNeverTakenForDead() throws Exception {
        StateDirectory own = StateDirectory.at(directory);
        ChildJvm living = child(NO_WATCHDOG, "wait", "").awaitReady();
        String session = words(living).get("session");
        try (RunningContainer ours = GROUPS.containers()
                .run(ContainerSpec.builder(image).cmd("sleep", "600").build())) {
            sweep();

            assertThat(ours.state().isRunning()).isTrue();
            assertThat(marked(words(living))).hasSize(6);
            assertThat(own.sessions()).contains(session);
        }
    }

    @Test
    void othersThingsGoWhenTheirTimeIsOverAndLookalikesNever() throws Exception {
        String overdue = foreign(Duration.ofSeconds(1), true);
        String young = foreign(Duration.ofHours(1), true);
        String lookalike = foreign(Duration.ofSeconds(1), false);

        await().untilAsserted(() -> {
            sweep();
            assertThat(exists(overdue)).isFalse();
        });

        assertThat(exists(young)).isTrue();
        assertThat(exists(lookalike)).isTrue();
    }

    @Test
    void whereThereIsNoPlaceForALockTheSessionSaysSoAndGoesOn() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        ChildJvm child = ChildJvm.start(List.of("-Ddockops.state=" + file), SessionMain.class, image, "close");

        assertThat(child.awaitEnd()).isZero();

        assertThat(child.output())
                .containsOnlyOnce("there is no lock in [" + file + "]")
                .contains("dockops.state")
                .contains(ChildJvm.READY);
    }

    /** A container of another host's session, with its own name in its label, or that of another. */
    private String foreign(Duration lifetime, boolean honest) {
        String name = "foreign-" + UUID.randomUUID();
        Ownership owner = new Ownership("ffffffffffff", "elsewhere", lifetime);
        return docker().createContainerCmd(image)
                .withName(name)
                .withCmd("sleep", "600")
                .withLabels(owner.marks(honest ? name : "another"))
                .exec()
                .getId();
    }

    private boolean exists(String id) {
        return GROUPS.containersLeft().stream().anyMatch(left -> left.id().equals(id));
    }

    private void sweep() throws IOException {
        new Sweep(Wire.to(URI.create(ENGINE)), StateDirectory.at(directory), ENGINE).run();
    }

    /** The files of a session, other than reports. */
    private List<Path> files(Map<String, String> of) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(of.get("session")))
                    .toList();
        }
    }

    /** The ids of the containers, networks and volumes with a session's mark. */
    private static List<String> marked(Map<String, String> of) {
        List<String> label = List.of("io.dockops.session=" + of.get("session"));
        return Stream.of(
                        docker().listContainersCmd().withShowAll(true).withLabelFilter(label).exec().stream()
                                .map(com.github.dockerjava.api.model.Container::getId),
                        docker().listNetworksCmd().withFilter("label", label).exec().stream()
                                .map(com.github.dockerjava.api.model.Network::getId),
                        docker().listVolumesCmd().withFilter("label", label).exec().getVolumes().stream()
                                .map(com.github.dockerjava.api.command.InspectVolumeResponse::getName))
                .flatMap(ids -> ids)
                .toList();
    }

    private static DockerClient docker() {
        return GROUPS.dockops().docker();
    }
}
