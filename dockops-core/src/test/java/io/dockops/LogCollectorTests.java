package io.dockops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogCollectorTests {

    private final LogCollector collector = new LogCollector(1024 * 1024);

    private void out(String text) {
        out(text.getBytes(UTF_8));
    }

    private void out(byte... bytes) {
        collector.accept(new Frame(StreamType.STDOUT, bytes));
    }

    private void err(String text) {
        collector.accept(new Frame(StreamType.STDERR, text.getBytes(UTF_8)));
    }

    @Test
    void aLineCutInFramesIsPutTogetherPerStream() {
        out("one ");
        err("oops ");
        out("line\nnext");
        err("again\n");

        assertThat(collector.text()).isEqualTo("one line\noops again\nnext");
    }

    @Test
    void aCharacterCutInFramesIsPutTogether() {
        byte[] text = "a😀ü\n".getBytes(UTF_8);
        for (byte one : text) {
            out(one);
        }

        assertThat(collector.text()).isEqualTo("a😀ü\n");
    }

    @Test
    void aFrameWhoseArrayIsUsedAgainIsCopied() {
        byte[] buffer = "first\n".getBytes(UTF_8);
        out(buffer);
        Arrays.fill(buffer, (byte) 'x');

        assertThat(collector.text()).isEqualTo("first\n");
    }

    @Test
    void ofALongLogTheLastLinesAreKeptWithinTheBound() {
        LogCollector bounded = new LogCollector(100);
        for (int line = 0; line < 1_000; line++) {
            bounded.accept(new Frame(StreamType.STDOUT, ("line " + line + "\n").getBytes(UTF_8)));
        }

        assertThat(bounded.text())
                .hasSizeLessThanOrEqualTo(100)
                .startsWith("line ")
                .endsWith("line 998\nline 999\n");
    }

    @Test
    void oneLineWithoutEndIsKeptWithinTheBoundToo() {
        LogCollector bounded = new LogCollector(100);
        for (int frame = 0; frame < 1_000; frame++) {
            bounded.accept(new Frame(StreamType.STDOUT, "0123456789".getBytes(UTF_8)));
        }

        assertThat(bounded.text()).hasSizeBetween(1, 104);
    }

    @Test
    void aVeryLongLineIsNotCutWithinACharacter() {
        String line = "x" + "😀".repeat(100_000); // the x puts each cut of a power of two within a character
        out(line);

        assertThat(collector.text().replaceAll("[x😀]", "")).isEmpty();
        assertThat(collector.text()).isEqualTo(line);
    }

    @Test
    void bytesThatAreNoTextAreBoundedAllTheSame() {
        LogCollector bounded = new LogCollector(100);
        byte[] continuation = new byte[10_000];
        Arrays.fill(continuation, (byte) 0x80);
        bounded.accept(new Frame(StreamType.STDOUT, continuation));

        assertThat(bounded.text()).hasSizeBetween(1, 104);
    }
}
