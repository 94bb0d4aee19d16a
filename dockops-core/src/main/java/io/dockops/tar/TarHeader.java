package io.dockops.tar;

import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * One header block, read by the rules of the engine's own reader (Go's archive/tar).
 *
 * <p>Commons Compress has a reader too, but it takes a cut archive for a whole one in places, and strips the leading
 * slash of a long name before anybody can refuse it.
 */
record TarHeader(String name, long size, char type, String linkName, boolean extended) {

    static final int BLOCK = 512;

    /** Read a block; {@code offset} is where it stands, for the error. */
    static TarHeader parse(byte[] block, long offset) throws TarFault {
        try {
            long size = TarUtils.parseOctalOrBinary(block, 124, 12);
            if (size < 0 || !TarUtils.verifyCheckSum(block)) {
                throw noHeader(offset);
            }
            char type = (char) (block[156] & 0xff);
            boolean extended = type == 'S' && block[482] != 0;
            return new TarHeader(fullName(block), size, type, text(block, 157, 100), extended);
        } catch (IllegalArgumentException e) {
            TarFault fault = noHeader(offset);
            fault.initCause(e);
            throw fault;
        }
    }

    /** Old V7 archives have no type for directories, but a slash. */
    boolean isDirectory() {
        return type == '5' || (type == '\0' && name.endsWith("/"));
    }

    /** Data follow only entries with content, whatever their size field says. */
    boolean hasData() {
        return "123456".indexOf(type) < 0;
    }

    private static String fullName(byte[] block) {
        String name = text(block, 0, 100);
        boolean posix = text(block, 257, 6).equals("ustar") && block[263] == '0' && block[264] == '0';
        if (!posix) {
            return name; // GNU keeps times and a sparse map where POSIX has the prefix
        }
        boolean star = text(block, 508, 4).equals("tar");
        String prefix = text(block, 345, star ? 131 : 155);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] block, int offset, int length) {
        int end = offset;
        while (end < offset + length && block[end] != 0) {
            end++;
        }
        return new String(block, offset, end - offset, StandardCharsets.UTF_8);
    }

    private static TarFault noHeader(long offset) {
        return offset == 0
                ? new TarFault(
                        "it is not a tar: it does not start with a tar header",
                        "give a tar, plain or compressed with gzip, bzip2 or xz")
                : TarFault.damaged("no tar header at offset " + offset + " of the unpacked archive");
    }
}
