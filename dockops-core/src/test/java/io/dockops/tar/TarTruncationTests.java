package io.dockops.tar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts archives wherever they can be cut; the engine would build some of them with files missing. */
class TarTruncationTests {

    @TempDir
    Path dir;

    private byte[] entries = new byte[0];
    private byte[] whole = new byte[0];

    @BeforeEach
    void everyKindOfEntry() throws IOException {
        TarBytes tar = new TarBytes()
                .directory("./")
                .file("./Dockerfile", "FROM scratch\n")
                .file("n".repeat(300), "a GNU long name")
                .pax(Map.of("path", "p".repeat(600)), "short", "an extended header")
                .special("link", '2', "Dockerfile")
                .file("manifest.json", "[{\"Config\": \"" + "c".repeat(600) + "\"}]")
                .file("zeros", "\0".repeat(2000));
        entries = tar.unended();
        whole = tar.bytes();
    }

    private TarArchive scan(byte... bytes) throws IOException {
        return TarArchive.scan(Files.write(dir.resolve("a.tar"), bytes), "Dockerfile", name -> {});
    }

    private void assertRefused(byte... bytes) {
        assertThatThrownBy(() -> scan(bytes))
                .as("cut to %d bytes", bytes.length)
                .isInstanceOf(TarException.class);
    }

    @Test
    void eachCutOfAPlainTarIsRefusedAndTheWholeIsTaken() throws IOException {
        for (int length = 0; length < entries.length + 512; length++) {
            if (length % 512 < 3 || length % 512 > 509 || length % 97 == 0) {
                assertRefused(Arrays.copyOf(whole, length));
            }
        }
        assertThat(scan(whole).entries()).isEqualTo(7);
    }

    @Test
    void theMessageSaysWhereItEnds() {
        assertThatThrownBy(() -> scan(entries))
                .hasMessageContaining("after [zeros] neither a whole header nor the end");
        assertThatThrownBy(() -> scan(Arrays.copyOf(entries, entries.length - 512)))
                .hasMessageContaining("it is truncated: it ends inside the entry [zeros]");
        assertThatThrownBy(() -> scan(Arrays.copyOf(entries, entries.length + 100)))
                .hasMessageContaining("neither a whole header nor the end mark");
        assertThatThrownBy(() -> scan(Arrays.copyOf(entries, entries.length + 700)))
                .hasMessageContaining("inside its end mark");
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 1536, 1600, 10240})
    void anyEndMarkThatTheEngineTakesIsTaken(int zeros) throws IOException {
        assertThat(scan(Arrays.copyOf(entries, entries.length + zeros)).entries())
                .isEqualTo(7);
    }

    @Test
    void whatStandsBehindTheEndMarkIsIgnoredAsTheEngineDoes() throws IOException {
        assertThat(scan(new TarBytes().raw(whole).raw("junk".getBytes(UTF_8)).unended())
                        .entries())
                .isEqualTo(7);
    }

    @Test
    void aSingleZeroBlockInTheMidstIsDamageAsTheEngineSays() throws IOException {
        byte[] tar = new TarBytes().raw(entries).raw(new byte[512]).raw(entries).bytes();
        assertThatThrownBy(() -> scan(tar)).hasMessageContaining("it is damaged: a single zero block");
    }

    @Test
    void aFlippedBitInAHeaderIsFoundByItsChecksum() {
        byte[] first = whole.clone();
        first[0] ^= 1;
        assertThatThrownBy(() -> scan(first)).hasMessageContaining("it is not a tar");
        byte[] second = whole.clone();
        second[512] ^= 1;
        assertThatThrownBy(() -> scan(second)).hasMessageContaining("it is damaged: no tar header at offset 512");
    }

    @Test
    void anExtendedHeaderWithoutItsEntryIsDamage() throws IOException {
        byte[] alone = Arrays.copyOf(new TarBytes().file("n".repeat(300), "").unended(), 1024);
        byte[] tar = new TarBytes().file("Dockerfile", "").raw(alone).bytes();
        assertThatThrownBy(() -> scan(tar)).hasMessageContaining("between an extended header and its entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "bzip2", "xz"})
    void eachCutOfACompressedTarIsRefusedAndTheWholeIsTaken(String format) throws IOException {
        byte[] packed = TarBytes.compressed(format, whole);
        for (int length = 0; length < packed.length; length++) {
            assertRefused(Arrays.copyOf(packed, length));
        }
        assertThat(scan(packed).entries()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "bzip2", "xz"})
    void aCompressedStreamOfACutTarIsRefused(String format) throws IOException {
        for (int length = 1; length < entries.length; length += 1536) {
            assertRefused(TarBytes.compressed(format, Arrays.copyOf(whole, length - 1)));
        }
        assertRefused(TarBytes.compressed(format, entries));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gz", "bzip2", "xz"})
    void damageIsAnErrorOfOursOrHarmlessNeverACrash(String format) throws IOException {
        byte[] sound = format.equals("none") ? whole : TarBytes.compressed(format, whole);
        Random random = new Random(42);
        for (int i = 0; i < 100; i++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(scan(damaged).entries()).isPositive();
            } catch (TarException e) {
                assertThat(e).hasMessageContaining("; ");
            }
        }
    }
}
