package io.dockops.tar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** How a tar is compressed, by its first bytes; its file name has no say. */
public enum Compression {
    /** A plain tar. */
    NONE(""),
    /** RFC 1952, one member or several. */
    GZIP("\u001f\u008b"),
    /** One stream or several. */
    BZIP2("BZh"),
    /** One stream or several. */
    XZ("\u00fd7zXZ\0");

    private static final String ZSTD = "(\u00b5/\u00fd";
    private static final int LONGEST_MAGIC = 6;
    /** Enough for xz -9, whose dictionary has 64 MiB; what asks for more shall not take the heap. */
    private static final int XZ_MEMORY_KIB = 128 * 1024;

    /** The first bytes, one in each character. */
    private final String magic;

    Compression(String magic) {
        this.magic = magic;
    }

    /** Recognise the compression; the stream must support marks and stands where it stood afterwards. */
    static Compression sniff(InputStream in) throws IOException {
        in.mark(LONGEST_MAGIC);
        String start = new String(in.readNBytes(LONGEST_MAGIC), ISO_8859_1);
        in.reset();
        if (start.startsWith(ZSTD)) {
            throw new TarFault(
                    "it is compressed with zstd, which not every engine takes",
                    "compress it with gzip instead: zstd -dc FILE | gzip");
        }
        for (Compression compression : values()) {
            if (compression != NONE && start.startsWith(compression.magic)) {
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
}
