package io.dockops.tar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
        void a_Dockerfile_makes_a_build_context() throws IOException {
            TarArchive archive = scan(new TarBytes()
                    .directory("./")
                    .file("./Dockerfile", "FROM scratch")
                    .file("./src/a", "a")
                    .bytes());
            assertThat(archive.kind()).isEqualTo(TarArchive.Kind.BUILD_CONTEXT);
            assertThat(archive.entries()).isEqualTo(3);
            assertThat(archive.hasDockerfile()).isTrue();
            assertThat(archive.compression()).isEqualTo(Compression.NONE);
            assertThat(names).containsExactly("", "Dockerfile", "src/a");
        }

        @ParameterizedTest
        @ValueSource(strings = {"docker/Dockerfile", "./docker//Dockerfile"})
        void the_Dockerfile_may_be_in_a_sub_folder(String name) throws IOException {
            byte[] tar =
                    new TarBytes().file("docker/Dockerfile", "FROM scratch").bytes();
            assertThat(scan(name, tar).kind()).isEqualTo(TarArchive.Kind.BUILD_CONTEXT);
            assertRefused(tar, "it has no [Dockerfile]", "[docker/Dockerfile] that it has");
        }

        @Test
        void the_engine_takes_a_lower_case_name_only_for_the_default() throws IOException {
            byte[] tar = new TarBytes().file("dockerfile", "FROM scratch").bytes();
            assertThat(scan(tar).hasDockerfile()).isTrue();
            assertThatThrownBy(() -> scan("Other", tar)).isInstanceOf(TarException.class);
        }

        @Test
        void a_directory_is_no_Dockerfile_but_a_link_is() throws IOException {
            assertRefused(new TarBytes().directory("Dockerfile/").bytes(), "it has no [Dockerfile]");
            byte[] linked = new TarBytes().special("Dockerfile", '2', "real").bytes();
            assertThat(scan(linked).kind()).isEqualTo(TarArchive.Kind.BUILD_CONTEXT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"manifest.json", "./manifest.json"})
        void a_manifest_of_images_makes_a_saved_image_even_beside_a_Dockerfile(String name) throws IOException {
            TarArchive archive = scan(new TarBytes()
                    .file("Dockerfile", "FROM scratch")
                    .file(name, MANIFEST)
                    .bytes());
            assertThat(archive.kind()).isEqualTo(TarArchive.Kind.SAVED_IMAGE);
            assertThat(archive.hasDockerfile()).isTrue();
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
        void a_manifest_of_anything_else_leaves_it_a_build_context(String manifest) throws IOException {
            TarArchive archive = scan(new TarBytes()
                    .file("manifest.json", manifest)
                    .file("Dockerfile", "FROM scratch")
                    .bytes());
            assertThat(archive.kind()).isEqualTo(TarArchive.Kind.BUILD_CONTEXT);
            assertThat(names).containsExactly("manifest.json", "Dockerfile");
        }

        @Test
        void a_manifest_below_the_root_is_content() throws IOException {
            TarArchive archive = scan(new TarBytes()
                    .file("web/manifest.json", MANIFEST)
                    .file("web/repositories", "{}")
                    .file("Dockerfile", "FROM scratch")
                    .bytes());
            assertThat(archive.kind()).isEqualTo(TarArchive.Kind.BUILD_CONTEXT);
        }

        @Test
        void only_the_start_of_a_huge_manifest_is_read() throws IOException {
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
        void a_repositories_file_makes_a_saved_image() throws IOException {
            byte[] tar = new TarBytes().file("repositories", "{}").bytes();
            assertThat(scan(tar).kind()).isEqualTo(TarArchive.Kind.SAVED_IMAGE);
        }

        @Test
        void an_OCI_layout_is_a_saved_image_unless_there_is_a_Dockerfile() throws IOException {
            TarBytes layout = new TarBytes().file("oci-layout", "{}").file("index.json", "{}");
            assertThat(scan(layout.bytes()).kind()).isEqualTo(TarArchive.Kind.SAVED_IMAGE);
            assertThat(scan(layout.file("Dockerfile", "").bytes()).kind()).isEqualTo(TarArchive.Kind.BUILD_CONTEXT);
        }
    }

    @Nested
    class Compressions {

        @ParameterizedTest
        @CsvSource({"gz,GZIP", "bzip2,BZIP2", "xz,XZ"})
        void the_compression_is_sniffed_not_named(String format, Compression expected) throws IOException {
            byte[] tar = new TarBytes().file("Dockerfile", "FROM scratch").bytes();
            TarArchive archive = scan(TarBytes.compressed(format, tar));
            assertThat(archive.compression()).isEqualTo(expected);
            assertThat(archive.entries()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"gz", "bzip2", "xz"})
        void a_stream_of_several_members_is_read_as_one(String format) throws IOException {
            byte[] tar = new TarBytes().file("Dockerfile", "FROM scratch").bytes();
            byte[] start = TarBytes.compressed(format, Arrays.copyOf(tar, 700));
            byte[] rest = TarBytes.compressed(format, Arrays.copyOfRange(tar, 700, tar.length));
            assertThat(scan(new TarBytes().raw(start).raw(rest).unended()).entries())
                    .isEqualTo(1);
            assertRefused(start, "truncated");
        }

        @Test
        void zstd_is_explained() {
            byte[] zstd = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0, 0, 0};
            assertRefused(zstd, "zstd", "gzip instead");
        }

        @Test
        void a_wrong_checksum_behind_the_end_mark_is_found() throws IOException {
            byte[] gzip = TarBytes.compressed(
                    "gz", new TarBytes().file("Dockerfile", "x").bytes());
            gzip[gzip.length - 8] ^= 1;
            assertRefused(gzip, "its GZIP stream is damaged");
        }
    }

    @Nested
    class Files_that_are_no_archive {

        @Test
        void a_missing_file() {
            Path missing = dir.resolve("none.tar");
            assertThatThrownBy(() -> TarArchive.scan(missing, "Dockerfile", names::add))
                    .isInstanceOf(TarException.class)
                    .hasMessageContaining("[" + missing + "]: there is no such file; check the path");
        }

        @Test
        void a_directory() {
            assertThatThrownBy(() -> TarArchive.scan(dir, "Dockerfile", names::add))
                    .isInstanceOf(TarException.class)
                    .hasMessageContaining("it is a directory");
        }

        @Test
        void a_device() {
            assertThatThrownBy(() -> TarArchive.scan(Path.of("/dev/null"), "Dockerfile", names::add))
                    .isInstanceOf(TarException.class)
                    .hasMessageContaining("it is not a regular file");
        }

        @Test
        void an_empty_file() {
            assertRefused(new byte[0], "it is empty (0 bytes)");
        }

        @Test
        void an_archive_without_entries() {
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
        void neither_context_nor_image() throws IOException {
            assertRefused(
                    new TarBytes().file("readme", "x").bytes(),
                    "it has no [Dockerfile], and it is not a saved image",
                    "put a Dockerfile at its root");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".", "/Dockerfile", "../Dockerfile", "a/../../b"})
        void a_Dockerfile_name_that_leads_out(String name) {
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
        void a_name_that_leads_out_is_refused(String name, String why) throws IOException {
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
        void a_long_absolute_name_is_refused() throws IOException {
            assertRefused(new TarBytes().file("/" + "x".repeat(200), "x").bytes(), "is absolute");
            byte[] prefixed = TarBytes.header(
                    "x", '0', "00000000000\0", Map.of(257, "ustar\00000".getBytes(UTF_8), 345, "/etc".getBytes(UTF_8)));
            assertRefused(new TarBytes().raw(prefixed).bytes(), "its entry [/etc/x] is absolute");
        }

        @Test
        void dots_inside_a_name_are_none_of_our_business() throws IOException {
            byte[] tar = new TarBytes()
                    .file("a..b/..c/d..", "x")
                    .file("Dockerfile", "")
                    .bytes();
            assertThat(scan(tar).entries()).isEqualTo(2);
        }

        @Test
        void a_hard_link_must_stay_inside() throws IOException {
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
        void a_symbolic_link_may_lead_anywhere() throws IOException {
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
        void what_engines_do_not_unpack_is_refused(char type, String why) throws IOException {
            assertRefused(new TarBytes().special("odd", type, "").bytes(), "its entry [odd] " + why);
        }
    }

    @Nested
    class Sizes {

        @Test
        void a_file_beyond_8_GiB_is_skipped_over() throws IOException {
            byte[] base256 = new byte[12];
            base256[0] = (byte) 0x80;
            base256[7] = 2; // 2 << 32: 8 GiB and more
            base256[11] = 1;
            byte[] header = TarBytes.header("big", '0', "", Map.of(124, base256));
            scanBig(header, (2L << 32) + 1);
        }

        @Test
        void a_size_of_an_extended_header_counts() throws IOException {
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
        void data_follow_no_link_whatever_its_size_field_says() throws IOException {
            byte[] tar = new TarBytes()
                    .raw(TarBytes.header("link", '2', "00000001000\0", Map.of(157, "x".getBytes(UTF_8))))
                    .file("Dockerfile", "")
                    .bytes();
            assertThat(scan(tar).entries()).isEqualTo(2);
        }

        @Test
        void long_names_and_global_headers_are_read() throws IOException {
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
        void a_huge_extended_header_is_not_read_into_memory() throws IOException {
            byte[] header = TarBytes.header("x", 'x', "77777777777\0", Map.of());
            assertRefused(new TarBytes().raw(header).bytes(), "at most 1 MiB");
        }

        @Test
        void an_old_sparse_map_is_skipped() throws IOException {
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
