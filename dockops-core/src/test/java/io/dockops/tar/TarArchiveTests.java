package io.dockops.tar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TarArchiveTests {

    private static final String MANIFEST =
            "[{\"Config\":\"c.json\",\"RepoTags\":[\"test:uno\"],\"Layers\":[\"a/layer.tar\"]}]";

    @TempDir
    Path dir;

    private final List<String> names = new ArrayList<>();

    private TarArchive scan(byte... bytes) throws IOException {
        return scan("Dockerfile", bytes);
    }

    private TarArchive scan(String dockerfile, byte... bytes) throws IOException {
        return TarArchive.scan(Files.write(dir.resolve("a.tar"), bytes), dockerfile, names::add);
    }

    private void assertRefused(byte[] bytes, String... parts) {
        assertThatThrownBy(() -> scan(bytes))
                .isInstanceOf(TarException.class)
                .hasMessageContaining("the tar file [" + dir.resolve("a.tar") + "]")
                .hasMessageContainingAll(parts);
    }

    @Nested
    class Kinds {

        @Test
        void aDockerfileMakesABuildContext() throws IOException {
            TarArchive archive = scan(new TarBytes()
                    .directory("./")
                    .file("./Dockerfile", "FROM scratch")
                    .file("./src/a", "a")
                    .bytes());
            assertThat(archive.kind()).isEqualTo(TarArchive.Kind.BUILD_CONTEXT);
            assertThat(archive.entries()).isEqualTo(3);
            assertThat(archive.dockerfile()).isPresent();
            assertThat(archive.compression()).isEqualTo(Compression.NONE);
            assertThat(names).containsExactly("", "Dockerfile", "src/a");
        }

        @ParameterizedTest
        @ValueSource(strings = {"docker/Dockerfile", "./docker//Dockerfile"})
        void theDockerfileMayBeInASubFolder(String name) throws IOException {
            byte[] tar =
                    new TarBytes().file("docker/Dockerfile", "FROM scratch").bytes();
            assertThat(scan(name, tar).kind()).isEqualTo(TarArchive.Kind.BUILD_CONTEXT);
            assertRefused(tar, "it has no [Dockerfile]", "[docker/Dockerfile] that it has");
        }

        @Test
        void theEngineTakesALowerCaseNameOnlyForTheDefault() throws IOException {
            byte[] tar = new TarBytes().file("dockerfile", "FROM scratch").bytes();
            assertThat(scan(tar).dockerfile()).isPresent();
            assertThatThrownBy(() -> scan("Other", tar)).isInstanceOf(TarException.class);
        }

        @Test
        void aDirectoryIsNoDockerfileButALinkIs() throws IOException {
            assertRefused(new TarBytes().directory("Dockerfile/").bytes(), "it has no [Dockerfile]");
            byte[] linked = new TarBytes().special("Dockerfile", '2', "real").bytes();
            assertThat(scan(linked).kind()).isEqualTo(TarArchive.Kind.BUILD_CONTEXT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"manifest.json", "./manifest.json"})
        void aManifestOfImagesMakesASavedImageEvenBesideADockerfile(String name) throws IOException {
            TarArchive archive = scan(new TarBytes()
                    .file("Dockerfile", "FROM scratch")
                    .file(name, MANIFEST)
                    .bytes());
            assertThat(archive.kind()).isEqualTo(TarArchive.Kind.SAVED_IMAGE);
            assertThat(archive.dockerfile()).isPresent();
            assertThat(archive.entries()).isEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"Config\":1,\"Layers\":[]}",
                    "[]",
                    "[{}]",
                    "[{\"Config\":1}]",
                    "[{\"nested\":{\"Config\":1,\"Layers\":[]}}]",
                    "[[\"Config\",\"Layers\"]]",
                    "[{\"Config\":",
                    "not json",
                    ""
                })
        void aManifestOfAnythingElseLeavesItABuildContext(String manifest) throws IOException {
            TarArchive archive = scan(new TarBytes()
                    .file("manifest.json", manifest)
                    .file("Dockerfile", "FROM scratch")
                    .bytes());
            assertThat(archive.kind()).isEqualTo(TarArchive.Kind.BUILD_CONTEXT);
            assertThat(names).containsExactly("manifest.json", "Dockerfile");
        }

        @Test
        void aManifestTellsTheImagesWithTheirNamesAndIds() throws IOException {
            String one = "0123456789abcdef".repeat(4);
            String two = "fedcba9876543210".repeat(4);
            TarArchive archive = scan(new TarBytes()
                    .file("manifest.json", """
                            [{"Config": "%s.json", "RepoTags": ["test:uno", "test:dos"], "Layers": ["a", "b"]},
                             {"Layers": [], "Other": {"Config": "x"}, "RepoTags": null, "Config": "blobs/sha256/%s"},
                             {"Config": "config.json", "Layers": []}]
                            """.formatted(one, two))
                    .bytes());

            assertThat(archive.images())
                    .extracting(SavedImage::id, SavedImage::names)
                    .containsExactly(
                            tuple(Optional.of("sha256:" + one), List.of("test:uno", "test:dos")),
                            tuple(Optional.of("sha256:" + two), List.of()),
                            tuple(Optional.empty(), List.of()));
        }

        @Test
        void ofAManifestWithABadEndNoImageIsTold() throws IOException {
            TarArchive archive = scan(new TarBytes()
                    .file("manifest.json", MANIFEST.stripTrailing().replaceFirst("]$", ",{"))
                    .bytes());

            assertThat(archive.kind()).isEqualTo(TarArchive.Kind.SAVED_IMAGE);
            assertThat(archive.images()).isEmpty();
        }

        @Test
        void theDockerfilesTextIsRead() throws IOException {
            assertThat(scan(new TarBytes()
                                    .file("dockerfile", "FROM other")
                                    .file("./Dockerfile", "FROM scratch")
                                    .file("sub/Dockerfile", "FROM other")
                                    .bytes())
                            .dockerfile())
                    .contains("FROM scratch");
            assertThat(scan(new TarBytes().file("dockerfile", "FROM other").bytes())
                            .dockerfile())
                    .contains("FROM other");
        }

        @Test
        void aManifestBelowTheRootIsContent() throws IOException {
            TarArchive archive = scan(new TarBytes()
                    .file("web/manifest.json", MANIFEST)
                    .file("web/repositories", "{}")
                    .file("Dockerfile", "FROM scratch")
                    .bytes());
            assertThat(archive.kind()).isEqualTo(TarArchive.Kind.BUILD_CONTEXT);
        }

        @Test
        void onlyTheStartOfAHugeManifestIsRead() throws IOException {
            String padded = "[{\"Pad\":\"" + "x".repeat(2 << 20) + "\",\"Config\":\"\",\"Layers\":[]}]";
            byte[] late = new TarBytes()
                    .file("manifest.json", padded)
                    .file("Dockerfile", "")
                    .bytes();
            assertThat(scan(late).kind()).isEqualTo(TarArchive.Kind.BUILD_CONTEXT);
            String early = MANIFEST.replace("}]", "}" + ",{}".repeat(1 << 20) + "]");
            assertThat(scan(new TarBytes().file("manifest.json", early).bytes()).kind())
                    .isEqualTo(TarArchive.Kind.SAVED_IMAGE);
        }

        @Test
        void aRepositoriesFileMakesASavedImage() throws IOException {
            byte[] tar = new TarBytes().file("repositories", "{}").bytes();
            assertThat(scan(tar).kind()).isEqualTo(TarArchive.Kind.SAVED_IMAGE);
        }

        @Test
        void anOCILayoutIsASavedImageUnlessThereIsADockerfile() throws IOException {
            TarBytes layout = new TarBytes().file("oci-layout", "{}").file("index.json", "{}");
            assertThat(scan(layout.bytes()).kind()).isEqualTo(TarArchive.Kind.SAVED_IMAGE);
            assertThat(scan(layout.file("Dockerfile", "").bytes()).kind()).isEqualTo(TarArchive.Kind.BUILD_CONTEXT);
        }
    }

    @Nested
    class Compressions {

        @ParameterizedTest
        @CsvSource({"gz,GZIP", "bzip2,BZIP2", "xz,XZ"})
        void theCompressionIsSniffedNotNamed(String format, Compression expected) throws IOException {
            byte[] tar = new TarBytes().file("Dockerfile", "FROM scratch").bytes();
            TarArchive archive = scan(TarBytes.compressed(format, tar));
            assertThat(archive.compression()).isEqualTo(expected);
            assertThat(archive.entries()).isEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource({"gz,true", "bzip2,true", "xz,false"})
        void anEngineGetsItAsItIsButForXz(String format, boolean asItIs) throws IOException {
            byte[] plain = new TarBytes().file("Dockerfile", "FROM scratch").bytes();
            byte[] compressed = TarBytes.compressed(format, plain);
            try (InputStream opened = scan(compressed).open()) {
                assertThat(opened.readAllBytes()).isEqualTo(asItIs ? compressed : plain);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"gz", "bzip2", "xz"})
        void aStreamOfSeveralMembersIsReadAsOne(String format) throws IOException {
            byte[] tar = new TarBytes().file("Dockerfile", "FROM scratch").bytes();
            byte[] start = TarBytes.compressed(format, Arrays.copyOf(tar, 700));
            byte[] rest = TarBytes.compressed(format, Arrays.copyOfRange(tar, 700, tar.length));
            assertThat(scan(new TarBytes().raw(start).raw(rest).unended()).entries())
                    .isEqualTo(1);
            assertRefused(start, "truncated");
        }

        @Test
        void zstdIsExplained() {
            byte[] zstd = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0, 0, 0};
            assertRefused(zstd, "zstd", "gzip instead");
        }

        @Test
        void aWrongChecksumBehindTheEndMarkIsFound() throws IOException {
            byte[] gzip = TarBytes.compressed(
                    "gz", new TarBytes().file("Dockerfile", "x").bytes());
            gzip[gzip.length - 8] ^= 1;
            assertRefused(gzip, "its GZIP stream is damaged");
        }
    }

    @Nested
    class Files_that_are_no_archive {

        @Test
        void aMissingFile() {
            Path missing = dir.resolve("none.tar");
            assertThatThrownBy(() -> TarArchive.scan(missing, "Dockerfile", names::add))
                    .isInstanceOf(TarException.class)
                    .hasMessageContaining("[" + missing + "]: there is no such file; check the path");
        }

        @Test
        void aDirectory() {
            assertThatThrownBy(() -> TarArchive.scan(dir, "Dockerfile", names::add))
                    .isInstanceOf(TarException.class)
                    .hasMessageContaining("it is a directory");
        }

        @Test
        void aDevice() {
            assertThatThrownBy(() -> TarArchive.scan(Path.of("/dev/null"), "Dockerfile", names::add))
                    .isInstanceOf(TarException.class)
                    .hasMessageContaining("it is not a regular file");
        }

        @Test
        void anEmptyFile() {
            assertRefused(new byte[0], "it is empty (0 bytes)");
        }

        @Test
        void anArchiveWithoutEntries() {
            assertRefused(new byte[10240], "it has no entries");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 100, 511, 512, 513, 5000})
        void garbage(int length) {
            byte[] bytes = new byte[length];
            new Random(1).nextBytes(bytes);
            assertRefused(bytes, "it is not a tar");
        }

        @Test
        void neitherContextNorImage() throws IOException {
            assertRefused(
                    new TarBytes().file("readme", "x").bytes(),
                    "it has no [Dockerfile], and it is not a saved image",
                    "put a Dockerfile at its root");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".", "/Dockerfile", "../Dockerfile", "a/../../b"})
        void aDockerfileNameThatLeadsOut(String name) {
            assertThatThrownBy(() -> scan(name, new byte[1024]))
                    .isInstanceOf(TarException.class)
                    .hasMessageContaining("the Dockerfile's name [" + name + "]");
        }
    }

    @Nested
    class Entries {

        @ParameterizedTest
        @CsvSource({
            "/etc/passwd,is absolute",
            "../x,has [..] in it",
            "a/../../x,has [..] in it",
            "a/..,has [..] in it",
            "..,has [..] in it"
        })
        void aNameThatLeadsOutIsRefused(String name, String why) throws IOException {
            String expected = "its entry [" + name + "] " + why;
            assertRefused(new TarBytes().file(name, "x").bytes(), expected);
            // commons-compress would strip the slash of these, the engine would not
            assertRefused(new TarBytes().pax(Map.of("path", name), "ok", "x").bytes(), expected);
            assertRefused(
                    new TarBytes()
                            .pax(Map.of("GNU.sparse.name", name), "ok", "x")
                            .bytes(),
                    expected);
            assertRefused(
                    new TarBytes()
                            .pax(Map.of("GNU.sparse.name", "ok", "path", name), "ok", "x")
                            .bytes(),
                    expected);
            assertRefused(
                    new TarBytes()
                            .raw(TarBytes.header("long", 'L', "00000000024\0", Map.of()))
                            .raw(Arrays.copyOf(name.getBytes(UTF_8), 512))
                            .file("ok", "x")
                            .bytes(),
                    expected);
        }

        @Test
        void aLongAbsoluteNameIsRefused() throws IOException {
            assertRefused(new TarBytes().file("/" + "x".repeat(200), "x").bytes(), "is absolute");
            byte[] prefixed = TarBytes.header(
                    "x", '0', "00000000000\0", Map.of(257, "ustar\00000".getBytes(UTF_8), 345, "/etc".getBytes(UTF_8)));
            assertRefused(new TarBytes().raw(prefixed).bytes(), "its entry [/etc/x] is absolute");
        }

        @Test
        void dotsInsideANameAreNoneOfOurBusiness() throws IOException {
            byte[] tar = new TarBytes()
                    .file("a..b/..c/d..", "x")
                    .file("Dockerfile", "")
                    .bytes();
            assertThat(scan(tar).entries()).isEqualTo(2);
        }

        @Test
        void aHardLinkMustStayInside() throws IOException {
            assertThat(scan(new TarBytes()
                                    .file("Dockerfile", "")
                                    .special("b", '1', "Dockerfile")
                                    .bytes())
                            .entries())
                    .isEqualTo(2);
            assertRefused(
                    new TarBytes().special("b", '1', "/etc/passwd").bytes(),
                    "the target [/etc/passwd] of its hard link [b] is absolute");
            assertRefused(
                    new TarBytes().special("b", '1', "../x").bytes(),
                    "the target [../x] of its hard link [b] has [..] in it");
        }

        @Test
        void aSymbolicLinkMayLeadAnywhere() throws IOException {
            byte[] tar = new TarBytes()
                    .special("abs", '2', "/etc/passwd")
                    .special("up", '2', "../../x")
                    .file("Dockerfile", "")
                    .bytes();
            assertThat(scan(tar).entries()).isEqualTo(3);
        }

        @ParameterizedTest
        @CsvSource({
            "3,is a device",
            "4,is a device",
            "6,is a FIFO",
            "7,has the type [7]",
            "V,has the type [V]",
            "S,is sparse in GNU's old format"
        })
        void whatEnginesDoNotUnpackIsRefused(char type, String why) throws IOException {
            assertRefused(new TarBytes().special("odd", type, "").bytes(), "its entry [odd] " + why);
        }

        @Test
        void aSavedImageGoesByTheSameRules() throws IOException {
            TarBytes image = new TarBytes().file("manifest.json", MANIFEST);
            assertThat(scan(image.bytes()).kind()).isEqualTo(TarArchive.Kind.SAVED_IMAGE);

            assertRefused(savedWith('1', "/etc/passwd"), "of its hard link [odd] is absolute");
            assertRefused(savedWith('1', "a/../../x"), "of its hard link [odd] has [..] in it");
            assertRefused(savedWith('3', ""), "its entry [odd] is a device");
            assertRefused(savedWith('4', ""), "its entry [odd] is a device");
            assertRefused(savedWith('6', ""), "its entry [odd] is a FIFO");
            assertRefused(image.file("layer/../../x", "").bytes(), "its entry [layer/../../x] has [..] in it");
        }

        private static byte[] savedWith(char type, String leadsTo) throws IOException {
            return new TarBytes()
                    .file("manifest.json", MANIFEST)
                    .special("odd", type, leadsTo)
                    .bytes();
        }
    }

    @Nested
    class Sizes {

        @Test
        void aFileBeyond8GiBIsSkippedOver() throws IOException {
            byte[] base256 = new byte[12];
            base256[0] = (byte) 0x80;
            base256[7] = 2; // 2 << 32: 8 GiB and more
            base256[11] = 1;
            byte[] header = TarBytes.header("big", '0', "", Map.of(124, base256));
            scanBig(header, (2L << 32) + 1);
        }

        @Test
        void aSizeOfAnExtendedHeaderCounts() throws IOException {
            byte[] records = "20 size=8589934593\n".getBytes(UTF_8);
            assertThat(records).hasSize(19);
            byte[] pax = TarBytes.header("pax", 'x', "00000000023\0", Map.of());
            byte[] header = TarBytes.header("big", '0', "00000000000\0", Map.of());
            byte[] right = "19 size=8589934593\n".getBytes(UTF_8);
            assertRefused(
                    new TarBytes()
                            .raw(pax)
                            .raw(Arrays.copyOf(records, 512))
                            .raw(header)
                            .bytes(),
                    "malformed");
            scanBig(
                    new TarBytes()
                            .raw(pax)
                            .raw(Arrays.copyOf(right, 512))
                            .raw(header)
                            .unended(),
                    8589934593L);
        }

        /** The file is sparse on disk, and the scan seeks, so that this is quick. */
        private void scanBig(byte[] headers, long size) throws IOException {
            Path file = Files.write(dir.resolve("a.tar"), headers);
            byte[] end = new TarBytes().file("Dockerfile", "").bytes();
            long padded = (size + 511) / 512 * 512;
            try (RandomAccessFile tar = new RandomAccessFile(file.toFile(), "rw")) {
                tar.seek(headers.length + padded);
                tar.write(end);
            }
            assertThat(TarArchive.scan(file, "Dockerfile", names::add).entries())
                    .isEqualTo(2);
            try (RandomAccessFile tar = new RandomAccessFile(file.toFile(), "rw")) {
                tar.setLength(headers.length + size - 1);
            }
            assertThatThrownBy(() -> TarArchive.scan(file, "Dockerfile", names::add))
                    .hasMessageContaining("it ends inside the entry [big]");
        }

        @Test
        void dataFollowNoLinkWhateverItsSizeFieldSays() throws IOException {
            byte[] tar = new TarBytes()
                    .raw(TarBytes.header("link", '2', "00000001000\0", Map.of(157, "x".getBytes(UTF_8))))
                    .file("Dockerfile", "")
                    .bytes();
            assertThat(scan(tar).entries()).isEqualTo(2);
        }

        @Test
        void longNamesAndGlobalHeadersAreRead() throws IOException {
            String deep = "d/".repeat(200) + "ü";
            byte[] global = TarBytes.header("g", 'g', "00000000023\0", Map.of());
            byte[] tar = new TarBytes()
                    .raw(global)
                    .raw(Arrays.copyOf("19 size=8589934593\n".getBytes(UTF_8), 512))
                    .file(deep, "gnu")
                    .pax(Map.of("path", "pax/" + deep), "short", "pax")
                    .file("Dockerfile", "")
                    .bytes();
            scan(tar);
            assertThat(names).containsExactly(deep, "pax/" + deep, "Dockerfile");
        }

        @Test
        void aHugeExtendedHeaderIsNotReadIntoMemory() throws IOException {
            byte[] header = TarBytes.header("x", 'x', "77777777777\0", Map.of());
            assertRefused(new TarBytes().raw(header).bytes(), "at most 1 MiB");
        }

        @Test
        void anOldSparseMapIsSkipped() throws IOException {
            byte[] more = new byte[512];
            more[504] = 1;
            byte[] sparse = new TarBytes()
                    .raw(TarBytes.header("s", 'S', "00000000001\0", Map.of(482, new byte[] {1})))
                    .raw(more)
                    .raw(new byte[512])
                    .raw(new byte[512])
                    .file("next", "")
                    .bytes();
            TarWalker walker = new TarWalker(new ByteArrayInputStream(sparse));
            assertThat(walker.next()).isNotNull().extracting(TarEntry::type).isEqualTo('S');
            assertThat(walker.next()).isNotNull().extracting(TarEntry::name).isEqualTo("next");
            assertThat(walker.next()).isNull();
        }
    }
}
