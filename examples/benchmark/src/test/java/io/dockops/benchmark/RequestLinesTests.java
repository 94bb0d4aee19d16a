package io.dockops.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However what is sent is cut: into single bytes, into pieces, or not at all. */
class RequestLinesTests {

    private static final String GET = "GET /_ping HTTP/1.1\r\nHost: docker\r\n\r\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void aBodyOfAKnownLengthIsNoRequest(int piece) {
        String body = "GET /not HTTP/1.1\r\n\r\n";
        String post = "POST /containers/create?name=a HTTP/1.1\r\ncontent-length: " + body.length() + "\r\n\r\n" + body;

        assertThat(seen(piece, GET + post + GET))
                .containsExactly("GET /_ping", "POST /containers/create?name=a", "GET /_ping");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void neitherAreChunks(int piece) {
        String chunks =
                String.join("\r\n", "14;why=not", "GET /not HTTP/1.1\r\n\r", "1", "x", "0", "Trailer: yes", "", "");
        String post = "POST /build HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;

        assertThat(seen(piece, post + GET)).containsExactly("POST /build", "GET /_ping");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void noChunksAtAllAreABodyToo(int piece) {
        String post = "POST /build HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";

        assertThat(seen(piece, post + GET)).containsExactly("POST /build", "GET /_ping");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void afterAnUpgradeThereAreNoRequests(int piece) {
        String post =
                "POST /exec/a/start HTTP/1.1\r\nUpgrade: tcp\r\nConnection: Upgrade\r\nContent-Length: 2\r\n\r\n{}";

        assertThat(seen(piece, post + GET)).containsExactly("POST /exec/a/start");
    }

    private static List<String> seen(int piece, String sent) {
        List<String> requests = new ArrayList<>();
        RequestLines lines = new RequestLines(requests::add);
        byte[] bytes = sent.getBytes(ISO_8859_1);
        for (int i = 0; i < bytes.length; i += piece) {
            lines.see(ByteBuffer.wrap(Arrays.copyOfRange(bytes, i, Math.min(i + piece, bytes.length))));
        }
        return requests;
    }
}
