package io.dockops.tar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Writes what a path is to a tar: a directory without its content, a link as a link, a file with its bytes. */
final class EntryWriter {

    private static final int PERMISSIONS = 07777;
    private static final int WITHOUT_POSIX = 0755; // what Docker's CLI sends from Windows

    private final ContextTar tar;

    EntryWriter(ContextTar tar) {
        this.tar = tar;
    }

    /** Look at a path; where it is a link, at the link. */
    static BasicFileAttributes attributes(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** Tell which path can't be packed, and why. */
    static IOException failed(Path path, Exception e) {
        String why = e instanceof NoSuchFileException
                ? "it vanished while the directory was packed"
                : e.getClass() == IOException.class ? e.getMessage() : e.toString();
        return new IOException("Cannot pack [" + path + "]: " + why, e);
    }

    void write(Path path, String name, BasicFileAttributes attributes) throws IOException {
        try {
            if (attributes.isDirectory()) {
                tar.directory(name, mode(path));
            } else if (attributes.isSymbolicLink()) {
                tar.link(name, EntryName.ofTarget(path, Files.readSymbolicLink(path)));
            } else if (attributes.isRegularFile()) {
                writeFile(path, name, attributes.size());
            } else {
                throw new IOException(
                        "it is a socket, a FIFO or a device; remove it, or, in a build context, name it in .dockerignore");
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** A file that was replaced by a link since its attributes were read is not followed either. */
    private void writeFile(Path path, String name, long size) throws IOException {
        // A jar has no links, and its file system refuses the option.
        OpenOption[] options = path.getFileSystem().equals(FileSystems.getDefault())
                ? new OpenOption[] {LinkOption.NOFOLLOW_LINKS}
                : new OpenOption[0];
        try (InputStream content = Files.newInputStream(path, options)) {
            tar.file(name, mode(path), size, content);
        }
    }

    private static int mode(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & PERMISSIONS
                : WITHOUT_POSIX;
    }
}
