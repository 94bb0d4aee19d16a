package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.EventSource.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a real engine's work while it goes on. */
class ProgressTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("progress");

    private final Images images = GROUPS.images();
    private final List<Progress> told = Collections.synchronizedList(new ArrayList<>());
    private Subscription listening;

    @BeforeEach
    void listen() {
        listening = images.onProgress(told::add);
    }

    @AfterEach
    void close() {
        listening.close();
    }

    @Test
    void aBuildTellsOfEachStepByItsNumberAndWithoutSecrets() {
        String name = GROUPS.group("steps") + ":uno";
        images.build(BuildSpec.dockerfile(
                        "FROM busybox\nARG NPM_TOKEN\nRUN sleep 0.1 && echo canary-4711 > /one\nRUN echo two", name)
                .buildArg("NPM_TOKEN", "canary-4711")
                .build());

        List<Progress> steps =
                told.stream().filter(one -> one.step().isPresent()).toList();
        assertThat(told).allMatch(one -> one.image().equals(name) && one.work() == Progress.Work.BUILD);
        assertThat(steps).extracting(one -> one.step().getAsInt()).containsExactly(1, 2, 3, 4);
        assertThat(steps).extracting(Progress::steps).containsOnly(OptionalInt.of(4));
        assertThat(steps)
                .extracting(Progress::text)
                .containsExactly("FROM busybox", "ARG NPM_TOKEN", "RUN sleep 0.1 && echo *** > /one", "RUN echo two");
        assertThat(told.toString()).doesNotContain("canary");
    }

    @Test
    void aBuildTellsHowMuchOfItsContextWasSent(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("Dockerfile"), "FROM busybox\nCOPY large /\n");
        Files.write(directory.resolve("large"), new byte[3_000_000]);

        images.build(directory, GROUPS.group("context") + ":uno");

        Progress sent = told.stream()
                .filter(one -> one.step().isEmpty())
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(sent.done().getAsLong()).isBetween(3_000_000L, 3_100_000L);
        assertThat(sent.total()).as("all were sent").isEqualTo(sent.done());
        assertThat(told.get(told.size() - 1).done())
                .as("that is no part of a step")
                .isEmpty();
    }

    @Test
    void aLoadTellsHowMuchWasSentOfHowMuch(@TempDir Path directory) throws IOException {
        Path tar = directory.resolve("saved.tar");
        String name = GROUPS.image("saved", "uno", "RUN dd if=/dev/zero of=/large bs=1M count=20");
        try (var saved = GROUPS.dockops().docker().saveImageCmd(name).exec()) {
            Files.copy(saved, tar);
        }
        images.remove(name);
        told.clear();

        images.build(tar, name);

        long size = Files.size(tar);
        assertThat(told).isNotEmpty().allMatch(one -> one.work() == Progress.Work.LOAD);
        assertThat(told).extracting(Progress::total).containsOnly(OptionalLong.of(size));
        assertThat(told).extracting(one -> one.done().getAsLong()).isSorted();
        assertThat(told.get(told.size() - 1).done()).hasValue(size);
    }

    @Test
    void aPullTellsOfTheBytesOfAllItsLayersTogether() throws Exception {
        try (LocalRegistry registry = new LocalRegistry()) {
            images.pull(registry.image());
            images.remove(registry.image());

            assertThat(told)
                    .isNotEmpty()
                    .allMatch(one ->
                            one.work() == Progress.Work.PULL && one.image().equals(registry.image()));
            Progress last = told.get(told.size() - 1);
            assertThat(last.total()).hasValue(registry.layerBytes());
            assertThat(last.done()).hasValue(registry.layerBytes());
            assertThat(last.step()).hasValue(2);
            assertThat(last.steps()).hasValue(2);
            assertThat(told).as("not each of the engine's lines").hasSizeLessThan(30);
            assertThat(told)
                    .anyMatch(one -> one.done().orElse(0) > 0
                            && one.done().getAsLong() < one.total().getAsLong());
        }
    }

    @Test
    void theBaseImageThatABuildPullsIsToldOfInItsStep() throws Exception {
        try (LocalRegistry registry = new LocalRegistry()) {
            String name = GROUPS.group("pulled") + ":uno";
            images.build(BuildSpec.dockerfile("FROM " + registry.image() + "\nCMD [\"true\"]", name)
                    .build());
            images.remove(name);
            images.remove(registry.image());

            assertThat(told)
                    .anyMatch(one -> one.work() == Progress.Work.BUILD
                            && one.step().equals(OptionalInt.of(1))
                            && one.text().startsWith("FROM 127.0.0.1:")
                            && one.done().orElse(0) > 0);
        }
    }
}
