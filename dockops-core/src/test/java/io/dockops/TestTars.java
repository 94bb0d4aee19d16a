package io.dockops;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** Build contexts in memory. */
final class TestTars {

    private TestTars() {}

    /** A context of a Dockerfile and more files, as names and contents in turn. */
    static byte[] context(String dockerfile, String... namesAndContents) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("Dockerfile", dockerfile);
        for (int i = 0; i < namesAndContents.length; i += 2) {
            files.put(namesAndContents[i], namesAndContents[i + 1]);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Compressed by a format of commons-compress: {@code gz}, {@code bzip2}, {@code xz}. */
    static byte[] compressed(String format, byte[] tar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var compressor = new CompressorStreamFactory().createCompressorOutputStream(format, bytes)) {
            compressor.write(tar);
        } catch (CompressorException e) {
            throw new IOException(e);
        }
        return bytes.toByteArray();
    }
}
