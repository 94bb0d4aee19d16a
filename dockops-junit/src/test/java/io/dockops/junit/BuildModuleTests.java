package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where what a run leaves for its readers goes. */
class BuildModuleTests {

    @TempDir
    Path directory;

    @Test
    void itGoesWhereTheBuildToolPutsWhatItMakesUnlessAKeySaysOtherwise() throws IOException {
        BuildModule module = new BuildModule(directory);

        assertThat(module.output(Optional.empty())).isEmpty();
        Files.createFile(directory.resolve("build.gradle.kts"));
        assertThat(module.output(Optional.empty())).contains(directory.resolve("build/dockops"));
        Files.createFile(directory.resolve("pom.xml"));
        assertThat(module.output(Optional.empty())).contains(directory.resolve("target/dockops"));
        assertThat(module.output(Optional.of("reports/here"))).contains(directory.resolve("reports/here"));
        assertThat(module.output(Optional.of("OFF"))).isEmpty();
    }
}
