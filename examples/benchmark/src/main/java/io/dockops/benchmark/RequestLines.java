package io.dockops.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Finds the requests in what a client sends on one connection, however it is cut: a head, then a body of a known length
 * or in chunks, then the next head.
 */
final class RequestLines {

    private enum Part {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        TRAILER,
        STREAM
    }

    private final Consumer<String> requests;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Part part = Part.HEAD;
    private String request = "";
    private long left;
    private boolean chunked;
    private boolean upgrade;

    /**
     * Wait for the first request.
     *
     * @param requests takes each one, such as {@code GET /_ping}, when its head is there
     */
    RequestLines(Consumer<String> requests) {
        this.requests = requests;
    }

    /** Look at what was sent next; it is used up. */
    void see(ByteBuffer sent) {
        while (sent.hasRemaining()) {
            if (part == Part.STREAM) {
                sent.position(sent.limit());
            } else if (part == Part.BODY || part == Part.CHUNK) {
                skip(sent);
            } else {
                character(sent.get());
            }
        }
    }

    private void skip(ByteBuffer sent) {
        int size = (int) Math.min(left, sent.remaining());
        sent.position(sent.position() + size);
        left -= size;
        if (left == 0) {
            if (part == Part.CHUNK) {
                part = Part.CHUNK_SIZE;
            } else {
                endOfRequest();
            }
        }
    }

    private void character(byte read) {
        if (read != '\n') {
            line.write(read);
            return;
        }
        String text = line.toString(ISO_8859_1).strip();
        line.reset();
        switch (part) {
            case HEAD -> headLine(text);
            case CHUNK_SIZE -> chunkSize(text);
            default -> {
                if (text.isEmpty()) {
                    endOfRequest();
                }
            }
        }
    }

    private void headLine(String text) {
        String header = text.toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            endOfHead();
        } else if (request.isEmpty()) {
            request = text.substring(0, text.lastIndexOf(' '));
        } else if (header.startsWith("content-length:")) {
            left = Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
        } else if (header.startsWith("transfer-encoding:")) {
            chunked = header.contains("chunked");
        } else if (header.startsWith("upgrade:")) {
            upgrade = true;
        }
    }

    private void endOfHead() {
        if (request.isEmpty()) {
            return; // An empty line before a request means nothing.
        }
        requests.accept(request);
        if (chunked) {
            part = Part.CHUNK_SIZE;
        } else if (left > 0) {
            part = Part.BODY;
        } else {
            endOfRequest();
        }
    }

    private void chunkSize(String text) {
        long size = Long.parseLong(text.replaceFirst(";.*", "").strip(), 16);
        left = size + "\r\n".length();
        part = size == 0 ? Part.TRAILER : Part.CHUNK;
    }

    /** What comes after an upgrade is no HTTP. */
    private void endOfRequest() {
        part = upgrade ? Part.STREAM : Part.HEAD;
        request = "";
        left = 0;
        chunked = false;
    }
}
