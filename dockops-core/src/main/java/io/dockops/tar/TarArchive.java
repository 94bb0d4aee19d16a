package io.dockops.tar;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A tar file that was read once from end to end and found sound.
 *
 * @param file the file
 * @param kind which engine call takes it
 * @param compression how it is compressed
 * @param entries how many entries it has, directories and links counted
 * @param dockerfile the wanted Dockerfile's text, at most 1 MiB of it; empty where it is a link. A saved image may have one
 *     too
 * @param images the images that a saved image's {@code manifest.json} tells of; none where it tells of none
 */
public record TarArchive(
        Path file,
        Kind kind,
        Compression compression,
        long entries,
        Optional<String> dockerfile,
        List<SavedImage> images) {

    private static final int BUFFER = 1 << 16;

    /** Which engine call takes an archive. */
    public enum Kind {
        /** A Dockerfile and its files, for {@code POST /build}. */
        BUILD_CONTEXT,
        /** What {@code docker save} writes, or an OCI layout, for {@code POST /images/load}. */
        SAVED_IMAGE
    }

    /**
     * Read a tar file in one pass, holding no more than a buffer of it.
     *
     * <p>A root {@code manifest.json} of images or a root {@code repositories} file makes it a saved image; else the
     * Dockerfile makes it a build context; else a root {@code oci-layout} makes it a saved image.
     *
     * @param file plain, or compressed with gzip, bzip2 or xz
     * @param dockerfile the Dockerfile's path in the archive, usually {@code Dockerfile}
     * @param onEntry told of each entry's name, without a leading {@code ./} or a trailing slash
     * @return what the archive is
     * @throws TarException if it is missing, empty, no tar, truncated, damaged, neither kind, or has an entry that leads
     *     out of it or is neither file nor directory nor link
     */
    public static TarArchive scan(Path file, String dockerfile, Consumer<String> onEntry) {
        TarContents contents = new TarContents(DockerfileName.of(dockerfile));
        requireFile(file);
        Compression compression = Compression.NONE;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            compression = Compression.sniff(in);
            try (InputStream tar = compression.decompress(in)) {
                walk(tar, contents, onEntry);
                tar.transferTo(OutputStream.nullOutputStream()); // the checksum stands at the end
            }
            return new TarArchive(
                    file, contents.kind(), compression, contents.entries(), contents.dockerfile(), contents.images());
        } catch (TarFault e) {
            throw refused(file, e.getMessage(), e.advice(), e);
        } catch (EOFException e) {
            throw refused(file, "its " + compression + " stream is truncated", "write it again", e);
        } catch (IOException e) {
            throw compression == Compression.NONE
                    ? refused(file, "it cannot be read (" + e + ")", "check its permissions", e)
                    : refused(file, "its " + compression + " stream is damaged (" + e + ")", "write it again", e);
        }
    }

    /**
     * Open the archive for the engine: as it is, but for xz, which is unpacked on the way, since an engine needs a program
     * for it that its machine may not have.
     *
     * @return the bytes, which must be closed
     * @throws IOException if the file can no longer be read
     */
    public InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        return compression == Compression.XZ ? compression.decompress(in) : in;
    }

    /**
     * Tell how many bytes {@link #open} gives.
     *
     * @return their number; nothing for an archive that is unpacked on the way, or a file that is gone
     */
    public OptionalLong openSize() {
        try {
            return compression == Compression.XZ ? OptionalLong.empty() : OptionalLong.of(Files.size(file));
        } catch (IOException e) {
            return OptionalLong.empty(); // opening it tells why
        }
    }

    private static void walk(InputStream tar, TarContents contents, Consumer<String> onEntry) throws IOException {
        TarWalker walker = new TarWalker(tar);
        for (TarEntry entry = walker.next(); entry != null; entry = walker.next()) {
            EntryRules.check(entry);
            String name = EntryRules.normalise(entry.name());
            contents.add(name, entry, walker.content());
            onEntry.accept(name);
        }
    }

    private static void requireFile(Path file) {
        if (Files.isDirectory(file)) {
            throw refused(file, "it is a directory", "give it as a directory, or give a tar file", null);
        }
        if (!Files.exists(file)) {
            throw refused(file, "there is no such file", "check the path [" + file.toAbsolutePath() + "]", null);
        }
        // a FIFO would block the scan, and could not be read again for the engine
        if (!Files.isRegularFile(file)) {
            throw refused(file, "it is not a regular file", "give a tar file, or its bytes as a stream", null);
        }
        try {
            if (Files.size(file) == 0) {
                throw refused(file, "it is empty (0 bytes)", "write it before it is given", null);
            }
        } catch (IOException e) {
            throw refused(file, "its size cannot be read (" + e + ")", "check its permissions", e);
        }
    }

    private static TarException refused(Path file, @Nullable String why, String advice, @Nullable Throwable cause) {
        return new TarException("the tar file [" + file + "]", String.valueOf(why), advice, cause);
    }
}
