package io.dockops.junit.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.RunningContainer;
import io.dockops.junit.ChildJvm;
import io.dockops.junit.DockerImage;
import io.dockops.junit.RealEngine;
import io.dockops.junit.RunContainer;
import io.dockops.junit.WaitFor;
import io.dockops.testing.FaultTable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * What is far larger than the heap of the JVM that has to do with it: 100 MB, or what the table names with
 * {@code -Ddockops.faults=full}, which takes minutes.
 */
class SizeFaultTests {

    private static final boolean FULL = "full".equals(System.getProperty("dockops.faults"));
    private static final String HEAP = "64m";
    private static final String GROUP = "faultc-size";
    private static final String IMAGE = GROUP + ":uno";
    private static final String LARGE = GROUP + ":large";
    private static final String DIRECTORY = "target/fault-context";

    @AfterAll
    static void removeImages() {
        RealEngine.assertNothingLeft(GROUP);
        RealEngine.removeImages(GROUP);
    }

    @Test
    void aLongLogIsAwaitedAndReadWithinTheHeap() throws Exception {
        try (ChildJvm child = ChildJvm.withHeap(HEAP, FULL ? LongestLogCase.class : LongLogCase.class)) {
            assertThat(child.awaitOutput()).contains("successful reads(RunningContainer)", "ended");
        }
        FaultTable.saw(
                "1 GB of log",
                "Nothing: a wait for its last line ends, and logs() gives its last 8 MiB, in a heap of " + HEAP + ".");
    }

    @Test
    void aLargeContextIsSentWithinTheHeap() throws Exception {
        Path directory = Files.createDirectories(
                Path.of(System.getProperty("basedir", "")).resolve(DIRECTORY));
        Files.writeString(directory.resolve("Dockerfile"), RealEngine.SLEEPER);
        Path large = directory.resolve("large");
        writeZeros(large, FULL ? 2_000_000_000 : 100_000_000);
        try (ChildJvm child = ChildJvm.withHeap(HEAP, LargeContextCase.class)) {
            assertThat(child.awaitOutput()).contains("successful isBuilt()", "ended");
        } finally {
            Files.delete(large);
        }
        assertThat(RealEngine.images().find(LARGE)).isPresent();
        FaultTable.saw("2 GB context", "Nothing: it is sent as it is read, in a heap of " + HEAP + ".");
    }

    private static void writeZeros(Path file, long length) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(length);
        }
    }

    @DockerImage(tag = IMAGE, dockerfile = RealEngine.SLEEPER)
    abstract static class LongLog {

        /** Lines of 4,000 characters, as many bytes as it is told, and a last line. */
        static final String TALK = "line=$(head -c 4000 /dev/zero | tr '\\0' x); yes $line | head -c $0; echo;"
                + " echo all is said; sleep 600";

        @Test
        void reads(RunningContainer container) {
            String log = container.logs();

            assertThat(log).endsWith("x\nall is said\n");
            assertThat(log.getBytes(UTF_8).length).isBetween((8 << 20) - 4_001, 8 << 20);
            assertThat(container.logs(2)).hasSizeLessThan(5_000).endsWith("x\nall is said\n");
        }
    }

    @RunContainer(
            image = IMAGE,
            cmd = {"sh", "-c", LongLog.TALK, "100000000"},
            waitFor = @WaitFor(log = "^all is said$"),
            startTimeout = "5m")
    static class LongLogCase extends LongLog {}

    @RunContainer(
            image = IMAGE,
            cmd = {"sh", "-c", LongLog.TALK, "1000000000"},
            waitFor = @WaitFor(log = "^all is said$"),
            startTimeout = "20m")
    static class LongestLogCase extends LongLog {}

    @DockerImage(tag = LARGE, context = DIRECTORY)
    static class LargeContextCase {

        @Test
        void isBuilt() {}
    }
}
