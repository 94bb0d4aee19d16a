package io.dockops.junit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dockops.junit.event.FixtureEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a report that is made of events, without an engine. */
class ReportTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant BEGUN = Instant.parse("2026-03-04T00:00:00Z");

    @TempDir
    Path directory;

    @Test
    void aPartHasTheTimesOfEachStepAndWhatWasWaitedFor() throws IOException {
        JsonNode part = JSON.readTree(write("build-1-1", 20).toFile());

        assertThat(part.get("schema").asInt()).isEqualTo(1);
        assertThat(part.get("containers")).hasSize(20);
        JsonNode shop = part.get("containers").get(1);
        assertThat(shop.get("container").asText()).isEqualTo("shop");
        assertThat(shop.get("dependsOn").get(0).asText()).isEqualTo("db");
        assertThat(shop.get("ports").get(0).get("port").asInt()).isEqualTo(20_002);
        long begun = shop.get("begun").asLong();
        assertThat(List.of(
                        shop.get("created").asLong() - begun,
                        shop.get("started").asLong() - begun,
                        shop.get("ready").asLong() - begun,
                        shop.get("stopBegun").asLong() - begun,
                        shop.get("ended").asLong() - begun))
                .containsExactly(30L, 150L, 300L, 2_500L, 2_540L);
        JsonNode failed = part.get("containers").get(19);
        assertThat(failed.get("state").asText()).isEqualTo("failed");
        assertThat(failed.get("retries").asInt()).isEqualTo(1);
        assertThat(failed.get("notes").asText()).isEqualTo("Tried again: the port is taken");
        assertThat(failed.get("test").asText()).isEqualTo("test19");
        JsonNode image = part.get("images").get(0);
        assertThat(image.get("how").asText()).isEqualTo("built");
        assertThat(image.get("size").asLong()).isEqualTo(84_300_000);
        JsonNode wait = part.get("waits").get(0);
        assertThat(wait.get("ended").asLong() - wait.get("begun").asLong()).isEqualTo(1_503);
        assertThat(part.get("begun").asLong()).isEqualTo(MadeUpRun.BEGIN.toEpochMilli());
        assertThat(part.get("failures").get(0).get("text").asText()).isEqualTo("the tail");
    }

    @Test
    void thePageHasAllPartsOfTheRunAndTheirTextsEndNoScript() throws IOException {
        Files.writeString(directory.resolve("run-1-1.json"), part("build-1-1", BEGUN));

        write("build-1-1", 20);

        String page = Files.readString(directory.resolve("index.html"));
        String data = page.substring(page.indexOf("id=\"data\">") + "id=\"data\">".length());
        data = data.substring(0, data.indexOf("</script>"));
        assertThat(JSON.readTree(data)).hasSize(2);
        assertThat(data).contains("\\u003c/script>").doesNotContain("<");
        assertThat(page)
                .doesNotContain("/*style*/")
                .doesNotContain("/*script*/")
                .doesNotContain("http://");
    }

    @Test
    void partsOfEarlierRunsGoAndThoseOfOneBesideStayAsideFromThePage() throws IOException {
        Files.writeString(directory.resolve("run-1-1.json"), part("build-7-7", BEGUN.minusSeconds(1)));
        Files.writeString(directory.resolve("run-2-2.json"), part("build-8-8", BEGUN.plusSeconds(1)));
        Files.writeString(directory.resolve("run-3-3.json"), "{\"schema\":1,\"run\":");
        Files.writeString(directory.resolve("somebodys.json"), "{}");

        write("build-1-1", 20);

        assertThat(directory.resolve("run-1-1.json")).doesNotExist();
        assertThat(directory.resolve("run-2-2.json")).exists();
        assertThat(directory.resolve("run-3-3.json")).doesNotExist();
        assertThat(directory.resolve("somebodys.json")).exists();
        assertThat(Files.readString(directory.resolve("index.html")))
                .contains("\"run\":\"build-1-1\"")
                .doesNotContain("build-8-8");
    }

    @Test
    void ofADaemonsBuildsOnlyWhatEndedJustNowIsOfTheSame() {
        TestRun ofADaemon = new TestRun("build-1-1", BEGUN, true);

        assertThat(ofADaemon.includes("build-1-1", BEGUN.minusSeconds(9))).isTrue();
        assertThat(ofADaemon.includes("build-1-1", BEGUN.minusSeconds(11))).isFalse();
        assertThat(new TestRun("build-1-1", BEGUN, false).includes("build-1-1", BEGUN.minusSeconds(3_600)))
                .isTrue();
        assertThat(ofADaemon.includes("build-2-2", BEGUN)).isFalse();
    }

    @Test
    void theForksOfOneBuildKnowItByTheirParent() {
        assertThat(TestRun.ofThisJvm().key())
                .startsWith("build-")
                .doesNotContain("-" + ProcessHandle.current().pid() + "-");
    }

    @Test
    void theDocumentationNamesEachField() throws IOException {
        String documentation = Files.readString(Path.of("../docs/report.md"));

        assertThat(fields(JSON.readTree(write("build-1-1", 20).toFile())))
                .contains("stopBegun", "omitted", "workBegun")
                .allSatisfy(field -> assertThat(documentation).contains("`" + field + "`"));
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> names.addAll(fields(child)));
        return names;
    }

    @Test
    void aTestThatLeavesItsThreadInterruptedLosesNoReport() {
        Thread.currentThread().interrupt();

        new Report(Optional.of(directory)).write(MadeUpRun.of(20));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(directory.resolve("index.html")).exists();
    }

    @Test
    void oneLineSumsUp() {
        FixtureEvents events = MadeUpRun.of(20);

        assertThat(new RunRecord(events.recorded(), 0).summary())
                .isEqualTo("20 containers, 1 image (1 made anew), 6.9 s waited for fixtures, 1 failed");
    }

    /** Write a part of a run, and the page. */
    private Path write(String run, int containers) throws IOException {
        FixtureEvents events = MadeUpRun.of(containers);
        new ReportDirectory(directory, new TestRun(run, BEGUN, false))
                .add(new RunRecord(events.recorded(), events.omitted()));
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString()
                            .contains("-" + ProcessHandle.current().pid() + "-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String part(String run, Instant ended) {
        return "{\"schema\":1,\"run\":\"" + run + "\",\"ended\":" + ended.toEpochMilli() + ",\"begun\":"
                + ended.minusSeconds(1).toEpochMilli()
                + ",\"jvm\":7,\"omitted\":0,\"images\":[],\"containers\":[],\"waits\":[],\"failures\":[]}";
    }
}
