package io.dockops.junit.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.ImageBuildException;
import io.dockops.RunningContainer;
import io.dockops.junit.Cases;
import io.dockops.junit.Container;
import io.dockops.junit.DockerImage;
import io.dockops.junit.RealEngine;
import io.dockops.junit.RunContainer;
import io.dockops.testing.FaultTable;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tars that are compressed. What is refused for its content: BadTarTests. */
class ArchiveFaultTests {

    private static final String GROUP = "faultc-archive";
    private static final String DIRECTORY = "target/fault-tars/";

    @BeforeAll
    static void writeTars() throws Exception {
        Path directory = Files.createDirectories(
                Path.of(System.getProperty("basedir", "")).resolve(DIRECTORY));
        for (String format : new String[] {"gz", "bzip2", "xz"}) {
            try (OutputStream file = Files.newOutputStream(directory.resolve("tar." + format));
                    OutputStream compressed = new CompressorStreamFactory().createCompressorOutputStream(format, file);
                    TarArchiveOutputStream tar = new TarArchiveOutputStream(compressed)) {
                write(tar, "Dockerfile", RealEngine.SLEEPER.replace("CMD", "COPY format /\nCMD"));
                write(tar, "format", format);
            }
        }
        Files.write(directory.resolve("tar.zst"), new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0, 0, 0});
    }

    private static void write(TarArchiveOutputStream tar, String name, String content) throws Exception {
        byte[] bytes = content.getBytes(UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void gzipBzip2AndXzAreUnpacked() {
        Cases.run(CompressedCase.class).succeeded(1);

        RealEngine.assertNothingLeft(GROUP);
        FaultTable.saw("gzip, bzip2, xz", "Nothing: the images are built.");
    }

    @Test
    void zstdIsExplained() {
        Throwable failure = Cases.run(ZstdCase.class).failure();

        assertThat(failure)
                .isInstanceOf(ImageBuildException.class)
                .hasMessageContaining("it is compressed with zstd")
                .hasMessageContaining("gzip instead");
        assertThat(RealEngine.images().find(GROUP + ":zst")).isEmpty();
        FaultTable.saw("zstd", failure);
    }

    @DockerImage(tag = GROUP + ":gz", tar = DIRECTORY + "tar.gz")
    @DockerImage(tag = GROUP + ":bzip2", tar = DIRECTORY + "tar.bzip2")
    @DockerImage(tag = GROUP + ":xz", tar = DIRECTORY + "tar.xz")
    @RunContainer(group = GROUP)
    static class CompressedCase {

        @Test
        void eachHasItsOwnFile(
                @Container(GROUP + ":gz") RunningContainer gzip,
                @Container(GROUP + ":bzip2") RunningContainer bzip2,
                @Container(GROUP + ":xz") RunningContainer xz) {
            assertThat(gzip.exec("cat", "/format").stdout()).isEqualTo("gz");
            assertThat(bzip2.exec("cat", "/format").stdout()).isEqualTo("bzip2");
            assertThat(xz.exec("cat", "/format").stdout()).isEqualTo("xz");
        }
    }

    @DockerImage(tag = GROUP + ":zst", tar = DIRECTORY + "tar.zst")
    static class ZstdCase {

        @Test
        void neverRuns() {}
    }
}
