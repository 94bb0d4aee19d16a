package io.dockops.tar;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** How a tar is compressed, by its first bytes; its file name has no say. */
public enum Compression {
    /** A plain tar. */
    NONE,
    /** RFC 1952, one member or several. */
    GZIP(0x1f, 0x8b),
    /** One stream or several. */
    BZIP2('B', 'Z', 'h'),
    /** One stream or several. */
    XZ(0xfd, '7', 'z', 'X', 'Z', 0);

    private static final byte[] ZSTD = bytes(0x28, 0xb5, 0x2f, 0xfd);
    private static final int LONGEST_MAGIC = 6;
    /** Enough for xz -9, whose dictionary has 64 MiB; what asks for more shall not take the heap. */
    private static final int XZ_MEMORY_KIB = 128 * 1024;

    private final byte[] magic;

    Compression(int... magic) {
        this.magic = bytes(magic);
    }

    /** Recognise the compression; the stream must support marks and stands where it stood afterwards. */
    static Compression sniff(InputStream in) throws IOException {
        in.mark(LONGEST_MAGIC);
        byte[] start = in.readNBytes(LONGEST_MAGIC);
        in.reset();
        if (startsWith(start, ZSTD)) {
            throw new TarFault(
                    "it is compressed with zstd, which not every engine takes",
                    "compress it with gzip instead: zstd -dc FILE | gzip");
        }
        for (Compression compression : values()) {
            if (compression != NONE && startsWith(start, compression.magic)) {
                return compression;
            }
        }
        return NONE;
    }

    InputStream decompress(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP ->
                GzipCompressorInputStream.builder()
                        .setInputStream(in)
                        .setDecompressConcatenated(true)
                        .get();
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case XZ ->
                XZCompressorInputStream.builder()
                        .setInputStream(in)
                        .setDecompressConcatenated(true)
                        .setMemoryLimitKiB(XZ_MEMORY_KIB)
                        .get();
        };
    }

    private static boolean startsWith(byte[] start, byte[] magic) {
        return start.length >= magic.length && Arrays.equals(start, 0, magic.length, magic, 0, magic.length);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
