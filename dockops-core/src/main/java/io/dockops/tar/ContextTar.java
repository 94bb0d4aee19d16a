package io.dockops.tar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes entries that tell nothing of this machine: owner 0, time 0, so that equal files make equal bytes. */
final class ContextTar {

    private static final FileTime EPOCH = FileTime.fromMillis(0);
    private static final int ANY_MODE = 0777;

    private final TarArchiveOutputStream tar;

    ContextTar(OutputStream out) {
        tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    void directory(String name, int mode) throws IOException {
        put(new TarArchiveEntry(name + "/", TarConstants.LF_DIR), mode);
        tar.closeArchiveEntry();
    }

    void link(String name, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        put(entry, ANY_MODE);
        tar.closeArchiveEntry();
    }

    /** Write a file that must have exactly as many bytes as it is said to have. */
    void file(String name, int mode, long size, InputStream content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL);
        entry.setSize(size);
        put(entry, mode);
        byte[] buffer = new byte[1 << 16];
        long left = size;
        while (left > 0) {
            int length = content.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (length < 0) {
                throw new IOException("it shrank by " + left + " bytes while it was read");
            }
            tar.write(buffer, 0, length);
            left -= length;
        }
        if (content.read() >= 0) {
            throw new IOException("it grew beyond " + size + " bytes while it was read");
        }
        tar.closeArchiveEntry();
    }

    /** Write the end mark; what was cut short has none, so that nobody takes it for whole. */
    void finish() throws IOException {
        tar.finish();
    }

    private void put(TarArchiveEntry entry, int mode) throws IOException {
        entry.setMode(mode);
        entry.setIds(0, 0);
        entry.setModTime(EPOCH);
        tar.putArchiveEntry(entry);
    }
}
