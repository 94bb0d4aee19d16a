package io.dockops.readiness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MatchingLinesTests {

    private final MatchingLines lines = new MatchingLines(Pattern.compile("^zw(ö)lf$"));

    private void out(byte... bytes) {
        lines.accept(new Frame(StreamType.STDOUT, bytes));
    }

    private void out(String text) {
        out(text.getBytes(UTF_8));
    }

    private void err(String text) {
        lines.accept(new Frame(StreamType.STDERR, text.getBytes(UTF_8)));
    }

    @Test
    void eachLineCountsOnce() {
        out("zwölf\nelf\nzwölf\nzwölfzwölf\n");

        assertThat(lines.count()).isEqualTo(2);
    }

    @Test
    void aLineCutWithinACharacterIsPutTogether() {
        for (byte one : "zwölf\n".getBytes(UTF_8)) {
            out(one);
        }

        assertThat(lines.count()).isEqualTo(1);
    }

    @Test
    void theStreamsAreKeptApart() {
        out("zw");
        err("elf\n");
        out("ölf\n");
        err("zwölf\n");

        assertThat(lines.count()).isEqualTo(2);
    }

    @Test
    void aLineWithoutEndCountsOnceNothingFollows() {
        out("zwölf");
        assertThat(lines.count()).isZero();

        lines.finish();
        lines.finish();

        assertThat(lines.count()).isEqualTo(1);
    }

    @Test
    void aTerminalsLineEndDoesNotHideTheEndOfTheLine() {
        out("zwölf\r\n");

        assertThat(lines.count()).isEqualTo(1);
    }

    @Test
    void ofAVeryLongLineTheBeginningIsLookedAt() {
        MatchingLines any = new MatchingLines(Pattern.compile("^x.*x$|y"));
        any.accept(new Frame(StreamType.STDOUT, ("x".repeat(100_000) + "y\nx\n").getBytes(UTF_8)));

        assertThat(any.count()).isEqualTo(1);
    }
}
