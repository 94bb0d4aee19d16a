package io.dockops.tar;

import static io.dockops.tar.TarHeader.BLOCK;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks the entries of an unpacked tar, strictly: it must be whole up to its end mark.
 *
 * <p>The mark is two zero blocks, or one with nothing behind it (Go's reader takes both, and ignores whatever comes
 * after two). Without any mark the engine takes a cut archive for a whole one, so that this is an error here.
 */
final class TarWalker {

    /** The limit of Go's reader for an extended header or a long name. */
    private static final int LONGEST_EXTENSION = 1 << 20;

    private final InputStream in;
    private final byte[] block = new byte[BLOCK];
    private long offset;
    private long dataLeft;
    private long padding;
    private String lastName = "";

    TarWalker(InputStream in) {
        this.in = in;
    }

    /** Go to the next entry, over whatever is left of the last one; {@code null} after the last. */
    @Nullable
    TarEntry next() throws IOException {
        PaxRecords pax = PaxRecords.NONE;
        String longName = null;
        String longLink = null;
        boolean extension = false;
        while (true) {
            skipRest();
            if (readBlock() < BLOCK) {
                throw cutAtHeader();
            }
            if (isZero()) {
                if (extension) {
                    throw TarFault.damaged("it ends between an extended header and its entry");
                }
                checkEnd();
                return null;
            }
            TarHeader header = TarHeader.parse(block, offset - BLOCK);
            dataLeft = header.hasData() ? header.size() : 0;
            padding = paddingOf(dataLeft);
            switch (header.type()) {
                case 'x' -> pax = PaxRecords.parse(readExtension(header));
                case 'L' -> longName = text(readExtension(header));
                case 'K' -> longLink = text(readExtension(header));
                case 'g' -> {
                    continue; // defaults for what follows; the engine ignores them
                }
                default -> {
                    return entry(header, pax, longName, longLink);
                }
            }
            extension = true;
        }
    }

    /** The content of the current entry; reading it is optional. */
    InputStream content() {
        return new Content();
    }

    private TarEntry entry(TarHeader header, PaxRecords pax, @Nullable String longName, @Nullable String longLink)
            throws IOException {
        String path = longName != null ? longName : pax.value("path").orElse(header.name());
        String link = longLink != null ? longLink : pax.value("linkpath").orElse(header.linkName());
        lastName = pax.value("GNU.sparse.name").orElse(path);
        if (header.extended()) {
            skipSparseMap();
        }
        dataLeft = header.hasData() ? pax.size(header.size()) : 0;
        padding = paddingOf(dataLeft);
        return new TarEntry(lastName, path, header.type(), header.isDirectory(), link);
    }

    /** An old GNU sparse file has blocks of its map before the data, each telling whether one more follows. */
    private void skipSparseMap() throws IOException {
        do {
            if (readBlock() < BLOCK) {
                throw cutInEntry();
            }
        } while (block[504] != 0);
    }

    private byte[] readExtension(TarHeader header) throws IOException {
        if (header.size() > LONGEST_EXTENSION) {
            throw TarFault.damaged("an extended header of " + header.size() + " bytes; at most 1 MiB is allowed");
        }
        lastName = header.name();
        return content().readAllBytes();
    }

    private void checkEnd() throws IOException {
        int length = readBlock();
        if (length == 0) {
            return;
        }
        if (length < BLOCK) {
            throw TarFault.truncated("it ends inside its end mark");
        }
        if (!isZero()) {
            throw TarFault.damaged("a single zero block at offset " + (offset - 2L * BLOCK) + ", with more behind it");
        }
    }

    private void skipRest() throws IOException {
        long left = dataLeft + padding;
        dataLeft = 0;
        padding = 0;
        while (left > 0) {
            long skipped = in.skip(left);
            if (skipped <= 0) {
                // skip may do nothing for a moment; only a read tells the end
                if (in.read() < 0) {
                    throw cutInEntry();
                }
                skipped = 1;
            }
            left -= skipped;
            offset += skipped;
        }
    }

    private int readBlock() throws IOException {
        int length = in.readNBytes(block, 0, BLOCK);
        offset += length;
        return length;
    }

    private boolean isZero() {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private TarFault cutAtHeader() {
        if (offset < BLOCK) {
            return new TarFault(
                    "it is not a tar, or cut in its first header: it unpacks to " + offset + " bytes",
                    "give a tar, plain or compressed with gzip, bzip2 or xz");
        }
        return TarFault.truncated("after [" + lastName + "] neither a whole header nor the end mark of zeros follows");
    }

    private TarFault cutInEntry() {
        return TarFault.truncated("it ends inside the entry [" + lastName + "]");
    }

    private static long paddingOf(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    private static String text(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != 0) {
            end++;
        }
        return new String(data, 0, end, StandardCharsets.UTF_8);
    }

    private final class Content extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            if (dataLeft == 0) {
                return -1;
            }
            int length = in.read(b, off, (int) Math.min(len, dataLeft));
            if (length < 0) {
                throw cutInEntry();
            }
            dataLeft -= length;
            offset += length;
            return length;
        }
    }
}
