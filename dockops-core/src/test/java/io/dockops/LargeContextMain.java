package io.dockops;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Builds an image from a context of 300 MB, which is far more than this JVM's heap. */
final class LargeContextMain {

    private static final int SIZE = 300 * 1024 * 1024;

    private LargeContextMain() {}

    public static void main(String[] arguments) {
        byte[] dockerfile = "FROM busybox\nENV LARGE=context\n".getBytes(StandardCharsets.US_ASCII);
        InputStream context = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(header("Dockerfile", dockerfile.length)),
                new ByteArrayInputStream(Arrays.copyOf(dockerfile, 512)),
                new ByteArrayInputStream(header("zeros", SIZE)),
                new Zeros(SIZE + 1024L)))); // and the end mark
        try (Dockops dockops = Dockops.open()) {
            dockops.images().buildStream(context, arguments[0]);
        }
    }

    private static byte[] header(String name, long size) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        byte[] header = new byte[512];
        entry.writeEntryHeader(header);
        return header;
    }

    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int given = (int) Math.min(length, left);
            Arrays.fill(bytes, offset, offset + given, (byte) 0);
            left -= given;
            return given;
        }
    }
}
