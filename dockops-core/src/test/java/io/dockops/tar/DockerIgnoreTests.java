package io.dockops.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables are from Docker's documentation of .dockerignore and from the tests of moby's patternmatcher. */
class DockerIgnoreTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ' ',
            value = {
                // Docker's documentation; ; stands for a line's end
                "*/temp* somedir/temporary.txt true",
                "*/temp* somedir/temp true",
                "*/temp* somedir/temp/deep/a true",
                "*/temp* temp false",
                "*/*/temp* somedir/subdir/temporary.txt true",
                "*/*/temp* somedir/temporary.txt false",
                "temp? tempa true",
                "temp? tempa/x true",
                "temp? temp false",
                "temp? temp/a false",
                "/foo/bar foo/bar true",
                "foo/bar foo/bar/x true",
                "/foo a/foo false",
                "./foo foo true",
                "foo/ foo true",
                "foo/ foo/x true",
                "a/../foo foo true",
                "foo//./bar foo/bar true",
                "**/*.go a.go true",
                "**/*.go a/b/c.go true",
                "**/*.go a/b/c.god false",
                "*.md;!README.md README.md false",
                "*.md;!README.md other.md true",
                "*.md;!README*.md;README-secret.md README-secret.md true",
                "*.md;!README*.md;README-secret.md README-x.md false",
                "*.md;README-secret.md;!README*.md README-secret.md false",
                "*;!a/b a/b/c false",
                "*;!a/b a/c true",
                "#foo #foo false",
                // nothing excludes the context itself
                ". foo false",
                "/ foo false",
                ".. foo false",
                // moby's own table
                "** file true",
                "**/ dir/file true",
                "**/** dir/file true",
                "dir/** dir/file true",
                "dir/** dir/dir2/file true",
                "dir/** dir false",
                "**/dir dir true",
                "**/dir dir/file true",
                "**/dir2/* dir/dir2/file true",
                "**/dir2/** dir/dir2/dir3/file true",
                "**file file true",
                "**file dir/file true",
                "**file barfile true",
                "**/file barfile false",
                "**/file dir/dir/file true",
                "**/file*.txt* dir/dir/file.txt true",
                "**/**/*.txt file.txt true",
                "**/**/*.txt2 dir/dir/file.txt false",
                "a**/*.txt a/dir/dir/file.txt true",
                "a/*.txt a/dir/file.txt false",
                "a/*.txt** a/file.txt true",
                "a[b-d]e ae false",
                "a[b-d]e ace true",
                "a[b-d]e aae false",
                "a[^b-d]e aze true",
                "a[^b-d]e ace false",
                "a[b-d&&c]e a&e true",
                ".* .foo true",
                ".* foo false",
                "abc.def abcdef false",
                "abc.def abcZdef false",
                "abc?def abcZdef true",
                "a?b a/b false",
                "a*b a/b false",
                "a?b a☺b true",
                "[a-ζ]* α true",
                "a\\\\ a\\ true",
                "a\\*b a*b true",
                "a\\*b acb false",
                "[\\]a] ] true",
                "[x\\-] - true",
                "**/foo/bar dir/dir2/foo/bar true",
                "**/.foo bar.foo false",
                "**/a;!b b/a true",
                "*/a;!b b/a true",
                "b;**/a;!b b/a false",
                "a(b)c/def a(b)c/def true",
                "a.|)$(}+{bc a.|)$(}+{bc true",
                "**;!util/docker/web util/docker/web/foo false",
                "**;!util/docker/web;util/docker/web/foo util/docker/web/foo true",
                "**;!dist/*.whl dist/proxy.py-2.4.0rc3.dev36+g08acad9-py3-none-any.whl false",
                "a*b*c*d*e*/f axbxcxdxexxx/f true",
                "docs;!docs/README.md docs/README.md false",
                "!docs docs false",
                "!docs;docs docs true"
            })
    void theLastLineThatMatchesDecides(String lines, String path, boolean excluded) {
        DockerIgnore ignore = DockerIgnore.parse(lines.replace(';', '\n'));
        assertThat(excludes(ignore, path)).isEqualTo(excluded);
    }

    @Test
    void spacesBlankLinesCommentsAndAByteOrderMarkAreNoPatterns() {
        DockerIgnore ignore = DockerIgnore.parse("\ufeff  foo \t\r\n\r\n   \n# bar\n # baz\n! \tfoo/keep  \n");
        assertThat(ignore.patterns()).hasSize(3);
        assertThat(excludes(ignore, "foo")).isTrue();
        assertThat(excludes(ignore, "foo/keep")).isFalse();
        assertThat(excludes(ignore, "# bar")).isFalse();
        assertThat(excludes(ignore, "# baz")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"!", "! ", "[", "[^", "[^bc", "a[", "[]a]", "[-]", "[x-]", "[-x]", "[a-b-c]", "a\\", "ok\n["})
    void aPatternThatDockerRefusesIsRefused(String lines) {
        assertThatThrownBy(() -> DockerIgnore.parse(lines)).isInstanceOf(PatternSyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "!a/b/c, a, true",
        "!a/b/c, a/b, true",
        "!a/b/c, b, false",
        "!a/b/c, a/x, false",
        "!ab, a, false",
        "!a, a, true",
        "!a, a/b, false",
        "!**/keep, any/deep/dir, true",
        "!a/*/c, a/x, true",
        "!a/*/c, b, false",
        "a/b, a, false"
    })
    void anExcludedDirectoryIsWalkedOnlyWhereAnExceptionCouldMatch(String line, String dir, boolean walked) {
        assertThat(DockerIgnore.parse(line).mayKeepBelow(dir)).isEqualTo(walked);
    }

    @Test
    void whatIsAlwaysSentIsMeantLiterally() {
        DockerIgnore ignore = DockerIgnore.parse("**").keeping("docker/D[1]*");
        assertThat(excludes(ignore, "docker/D[1]*")).isFalse();
        assertThat(excludes(ignore, "docker/D1x")).isTrue();
        assertThat(ignore.mayKeepBelow("docker")).isTrue();
        assertThat(ignore.mayKeepBelow("other")).isFalse();
    }

    /** As the walk does: from the root down. */
    private static boolean excludes(DockerIgnore ignore, String path) {
        DockerIgnore.Verdict verdict = DockerIgnore.Verdict.ROOT;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            verdict = ignore.judge(path.substring(0, slash), verdict);
        }
        return ignore.judge(path, verdict).excluded();
    }
}
