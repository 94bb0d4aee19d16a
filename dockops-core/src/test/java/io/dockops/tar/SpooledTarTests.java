package io.dockops.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.input.BrokenInputStream;
import org.junit.jupiter.api.Test;

class SpooledTarTests {

    @Test
    void theBytesAreInAPrivateFileUntilClose() throws IOException {
        byte[] bytes = {1, 2, 3};
        Path file;
        try (SpooledTar spooled = SpooledTar.of(new ByteArrayInputStream(bytes))) {
            file = spooled.file();
            assertThat(file).hasBinaryContent(bytes);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void closingTwiceIsFine() {
        SpooledTar spooled = SpooledTar.of(InputStream.nullInputStream());
        spooled.close();
        spooled.close();
        assertThat(spooled.file()).doesNotExist();
    }

    @Test
    void aStreamThatFailsLeavesNothingAndItsErrorIsKept() throws IOException {
        IOException cause = new IOException("wire cut");
        Set<Path> before = temporaryFiles();
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(new byte[9999]), new BrokenInputStream(() -> cause));
        assertThatThrownBy(() -> SpooledTar.of(broken))
                .isInstanceOf(TarException.class)
                .hasMessageContainingAll("the tar stream", "wire cut")
                .hasCause(cause);
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    private static Set<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("dockops-"))
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }
}
