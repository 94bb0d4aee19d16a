package io.dockops.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The first lines of a message of HTTP/1.x: the bytes as they came, and what they say about the body. */
final class HttpHead {

    /** The length of a body that comes in chunks. */
    static final long CHUNKED = -1;

    /** The length of a body that goes on until the connection's end. */
    static final long UNTIL_CLOSE = -2;

    private static final int SWITCHING = 101;

    private final byte[] bytes;
    private final String[] first;
    private final Map<String, String> headers = new HashMap<>();

    HttpHead(byte[] bytes) {
        this.bytes = bytes;
        List<String> lines =
                new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
        this.first = lines.get(0).split(" ", -1);
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip().toLowerCase(Locale.ROOT));
            }
        }
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes);
    }

    String method() {
        return first[0];
    }

    /** The path without version and query. */
    String path() {
        return first[1].replaceFirst("\\?.*", "").replaceFirst("^/v[0-9]+\\.[0-9]+(?=/)", "");
    }

    boolean isOfHttp10() {
        return first[2].equals("HTTP/1.0");
    }

    /** Tells whether the client takes one answer by this connection, and no more. */
    boolean isLast() {
        return isOfHttp10() || "close".equals(headers.get("connection"));
    }

    long requestLength() {
        return length(0);
    }

    private int status() {
        return Integer.parseInt(first[1]);
    }

    /** Tells whether another head follows, with the answer proper. */
    boolean isInterim() {
        return status() < 200 && status() != SWITCHING;
    }

    /** The length of the answer to a request by this method. */
    long answerLength(String method) {
        if (status() == SWITCHING) {
            return UNTIL_CLOSE;
        }
        boolean bodiless = method.equals("HEAD") || status() == 204 || status() == 304;
        return bodiless ? 0 : length(UNTIL_CLOSE);
    }

    private long length(long otherwise) {
        if (headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
            return CHUNKED;
        }
        return headers.containsKey("content-length") ? Long.parseLong(headers.get("content-length")) : otherwise;
    }
}
