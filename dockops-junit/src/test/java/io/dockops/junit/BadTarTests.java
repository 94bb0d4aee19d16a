package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.ImageBuildException;
import io.dockops.testing.FaultTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Tars that are refused before an engine hears of them. */
class BadTarTests {

    private static final String GROUP = "junit-tar";
    private static final String IMAGE = "junit-tar:uno";
    private static final String DIRECTORY = "target/bad-tars/";

    @BeforeAll
    static void writeTars() throws IOException {
        Path directory = Files.createDirectories(
                Path.of(System.getProperty("basedir", "")).resolve(DIRECTORY));
        Files.write(directory.resolve("empty.tar"), new byte[0]);
        byte[] garbage = new byte[2048];
        Arrays.fill(garbage, (byte) 'x');
        Files.write(directory.resolve("garbage.tar"), garbage);
        Path good = directory.resolve("good.tar");
        writeTar(good, "Dockerfile");
        byte[] whole = Files.readAllBytes(good);
        Files.write(directory.resolve("truncated.tar"), Arrays.copyOf(whole, 700));
        writeTar(directory.resolve("without-dockerfile.tar"), "README");
        writeTar(directory.resolve("dots.tar"), "Dockerfile", "../outside");
        try (TarArchiveOutputStream tar = tarStream(directory.resolve("device.tar"))) {
            writeFile(tar, "Dockerfile");
            tar.putArchiveEntry(new TarArchiveEntry("null", TarConstants.LF_CHR));
            tar.closeArchiveEntry();
        }
    }

    @AfterEach
    void nothingIsLeft() {
        RealEngine.assertNothingLeft(GROUP);
        assertThat(RealEngine.images().find(IMAGE)).isEmpty();
    }

    @Test
    void aMissingTarIsNamedWithBothPlaces() {
        assertThat(Cases.run(MissingCase.class).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("@DockerImage(tag = \"" + IMAGE + "\") on class [" + MissingCase.class.getName())
                .hasMessageContaining(
                        "tar: [" + DIRECTORY + "missing.tar] was not found, neither on the class path nor as [/");
    }

    @Test
    void anEmptyTarIsRefused() {
        FaultTable.saw("empty tar", assertRefused(EmptyCase.class, "empty.tar", "it is empty (0 bytes)"));
    }

    @Test
    void garbageIsRefused() {
        FaultTable.saw("garbage instead of a tar", assertRefused(GarbageCase.class, "garbage.tar", "not a tar"));
    }

    @Test
    void aTruncatedTarIsRefused() {
        FaultTable.saw("truncated tar", assertRefused(TruncatedCase.class, "truncated.tar", "it is truncated"));
    }

    @Test
    void aTarWithoutDockerfileIsRefused() {
        FaultTable.saw(
                "tar without a Dockerfile",
                assertRefused(WithoutDockerfileCase.class, "without-dockerfile.tar", "it has no [Dockerfile]"));
    }

    @Test
    void aTarThatLeadsOutsideIsRefused() {
        assertRefused(DotsCase.class, "dots.tar", "its entry [../outside] has [..] in it");
    }

    @Test
    void aTarWithADeviceIsRefused() {
        assertRefused(DeviceCase.class, "device.tar", "its entry [null] is a device");
    }

    private static Throwable assertRefused(Class<?> testClass, String tar, String why) {
        Throwable failure = Cases.run(testClass).failure();
        assertThat(failure)
                .isInstanceOf(ImageBuildException.class)
                .hasMessageStartingWith("Image [" + IMAGE + "] is not built: ")
                .hasMessageContaining(DIRECTORY + tar)
                .hasMessageContaining(why);
        return failure;
    }

    @DockerImage(tag = IMAGE, tar = DIRECTORY + "missing.tar")
    static class MissingCase extends NeverRun {}

    @DockerImage(tag = IMAGE, tar = DIRECTORY + "empty.tar")
    static class EmptyCase extends NeverRun {}

    @DockerImage(tag = IMAGE, tar = DIRECTORY + "garbage.tar")
    static class GarbageCase extends NeverRun {}

    @DockerImage(tag = IMAGE, tar = DIRECTORY + "truncated.tar")
    static class TruncatedCase extends NeverRun {}

    @DockerImage(tag = IMAGE, tar = DIRECTORY + "without-dockerfile.tar")
    static class WithoutDockerfileCase extends NeverRun {}

    @DockerImage(tag = IMAGE, tar = DIRECTORY + "dots.tar")
    static class DotsCase extends NeverRun {}

    @DockerImage(tag = IMAGE, tar = DIRECTORY + "device.tar")
    static class DeviceCase extends NeverRun {}

    @RunContainer(group = GROUP)
    abstract static class NeverRun {

        @Test
        void neverRuns() {}
    }

    private static void writeTar(Path file, String... names) throws IOException {
        try (TarArchiveOutputStream tar = tarStream(file)) {
            for (String name : names) {
                writeFile(tar, name);
            }
        }
    }

    private static TarArchiveOutputStream tarStream(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return new TarArchiveOutputStream(out);
    }

    private static void writeFile(TarArchiveOutputStream tar, String name) throws IOException {
        byte[] content = RealEngine.SLEEPER.repeat(20).getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
