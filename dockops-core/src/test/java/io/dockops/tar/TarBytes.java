package io.dockops.tar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** Archives for the tests, good and bad; the end mark is exactly two zero blocks. */
final class TarBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    TarBytes file(String name, String content) throws IOException {
        return add(name, TarConstants.LF_NORMAL, "", content.getBytes(UTF_8), Map.of());
    }

    TarBytes directory(String name) throws IOException {
        return add(name, TarConstants.LF_DIR, "", new byte[0], Map.of());
    }

    TarBytes special(String name, char type, String linkName) throws IOException {
        return add(name, (byte) type, linkName, new byte[0], Map.of());
    }

    TarBytes pax(Map<String, String> records, String name, String content) throws IOException {
        return add(name, TarConstants.LF_NORMAL, "", content.getBytes(UTF_8), records);
    }

    TarBytes raw(byte... bytes) throws IOException {
        out.write(bytes);
        return this;
    }

    byte[] unended() {
        return out.toByteArray();
    }

    byte[] bytes() throws IOException {
        return new TarBytes().raw(unended()).raw(new byte[1024]).unended();
    }

    private TarBytes add(String name, byte type, String linkName, byte[] content, Map<String, String> pax)
            throws IOException {
        ByteArrayOutputStream single = new ByteArrayOutputStream();
        TarArchiveOutputStream tar = new TarArchiveOutputStream(single, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
        entry.setLinkName(linkName);
        entry.setSize(content.length);
        pax.forEach(entry::addPaxHeader);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
        int length = single.size();
        tar.finish();
        out.write(single.toByteArray(), 0, length);
        return this;
    }

    /** A header alone, with any type and size field; {@code edit} is applied before the checksum. */
    static byte[] header(String name, char type, String size, Map<Integer, byte[]> edit) {
        byte[] block = new byte[512];
        put(block, 0, name.getBytes(UTF_8));
        put(block, 100, "0000644\0".getBytes(UTF_8));
        put(block, 124, size.getBytes(UTF_8));
        put(block, 156, new byte[] {(byte) type});
        edit.forEach((offset, bytes) -> put(block, offset, bytes));
        put(block, 148, "        ".getBytes(UTF_8));
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        put(block, 148, String.format("%06o\0 ", sum).getBytes(UTF_8));
        return block;
    }

    private static void put(byte[] block, int offset, byte[] bytes) {
        System.arraycopy(bytes, 0, block, offset, bytes.length);
    }

    static byte[] compressed(String format, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var compressor = new CompressorStreamFactory().createCompressorOutputStream(format, out)) {
            compressor.write(bytes);
        } catch (CompressorException e) {
            throw new IOException(e);
        }
        return out.toByteArray();
    }

    /** Read it back with another reader: names to what they hold, {@code -> target} for links. */
    static Map<String, String> read(InputStream in) throws IOException {
        Map<String, String> contents = new LinkedHashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                contents.put(
                        entry.getName(),
                        entry.isSymbolicLink() ? "-> " + entry.getLinkName() : new String(tar.readAllBytes(), UTF_8));
            }
        }
        return contents;
    }

    static List<TarArchiveEntry> entries(byte[] bytes) throws IOException {
        List<TarArchiveEntry> entries = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
