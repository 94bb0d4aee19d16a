package io.dockops.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README and the page on reports show is compiled here, and what is in a tar is what lies beside it. */
class ReadmeTests {

    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern INDENT = Pattern.compile("^ +", Pattern.MULTILINE);

    @TestFactory
    Stream<DynamicTest> eachSnippetIsPartOfAnExample() throws IOException {
        List<String> sources = sources();
        List<String> snippets = Stream.of("../README.md", "../docs/report.md")
                .flatMap(page -> JAVA.matcher(read(Path.of(page))).results())
                .map(MatchResult::group)
                .map(block -> block.substring("```java\n".length(), block.length() - "```".length()))
                .toList();
        assertThat(snippets).isNotEmpty();
        return snippets.stream()
                .map(snippet -> DynamicTest.dynamicTest(
                        snippet.strip().lines().findFirst().orElseThrow(),
                        () -> assertThat(sources).anyMatch(source -> source.contains(unindented(snippet)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"test-uno", "toast-uno"})
    void eachTarHoldsWhatLiesBesideIt(String name) throws IOException {
        Path docker = Path.of("src/test/docker");
        Map<String, String> packed = new TreeMap<>();
        try (var tar = new TarArchiveInputStream(Files.newInputStream(docker.resolve(name + ".tar")))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                packed.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Map<String, String> beside = new TreeMap<>();
        try (Stream<Path> files = Files.list(docker.resolve(name))) {
            files.forEach(file -> beside.put(file.getFileName().toString(), read(file)));
        }
        assertThat(packed).isEqualTo(beside);
    }

    private static String unindented(String text) {
        return INDENT.matcher(text).replaceAll("").strip();
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> unindented(read(file)))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
