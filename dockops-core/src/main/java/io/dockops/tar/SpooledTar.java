package io.dockops.tar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A stream's bytes in a private temporary file, so that a stream can be checked before an engine gets it. */
public final class SpooledTar implements AutoCloseable {

    private final Path file;

    private SpooledTar(Path file) {
        this.file = file;
    }

    /**
     * Copy a stream up to its end to a new file that only its owner may read.
     *
     * @param stream is read to its end and left open
     * @return the file's owner
     * @throws TarException if the stream cannot be read or the file not be written; nothing is left behind then
     */
    public static SpooledTar of(InputStream stream) {
        SpooledTar spooled = new SpooledTar(newFile());
        // written to the file as it is: a copy that replaces it would lose its permissions
        try (OutputStream out = Files.newOutputStream(spooled.file)) {
            stream.transferTo(out);
        } catch (IOException | RuntimeException e) {
            TarException failure = failed("it cannot be copied to [" + spooled.file + "] (" + e + ")", e);
            try {
                spooled.close();
            } catch (TarException suppressed) {
                failure.addSuppressed(suppressed);
            }
            throw failure;
        }
        return spooled;
    }

    /**
     * Tell where the bytes are.
     *
     * @return the file, until this is closed
     */
    public Path file() {
        return file;
    }

    /** Delete the file; a second call does nothing. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed("its copy [" + file + "] cannot be deleted (" + e + ")", e);
        }
    }

    private static Path newFile() {
        try {
            return Files.createTempFile("dockops-", ".tar", ownerOnly());
        } catch (IOException e) {
            throw failed("no temporary file can be made (" + e + ")", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static TarException failed(String why, Throwable cause) {
        return new TarException("the tar stream", why, "check the stream and the space in java.io.tmpdir", cause);
    }
}
