package io.dockops.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerfileContextTests {

    @Test
    void theTextIsTheOnlyFile(@TempDir Path dir) throws IOException {
        String text = "FROM scratch\nLABEL grüße=1\n";
        assertThat(TarBytes.read(DockerfileContext.open(text))).isEqualTo(Map.of("Dockerfile", text));
        Path tar = dir.resolve("a.tar");
        Files.copy(DockerfileContext.open(text), tar);
        assertThat(TarArchive.scan(tar, "Dockerfile", name -> {}).kind()).isEqualTo(TarArchive.Kind.BUILD_CONTEXT);
        assertThat(DockerfileContext.open(text)).hasSameContentAs(DockerfileContext.open(text));
    }

    @Test
    void aBlankTextIsRefused() {
        assertThatThrownBy(() -> DockerfileContext.open(" \n"))
                .isInstanceOf(TarException.class)
                .hasMessageContaining("it is blank");
    }
}
