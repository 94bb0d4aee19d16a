package io.dockops.tar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Walks a directory in the order of its names and writes what is not ignored to a tar. */
final class DirectoryPacker {

    private static final int PERMISSIONS = 07777;
    private static final int WITHOUT_POSIX = 0755; // what Docker's CLI sends from Windows

    private final Path root;
    private final DockerIgnore ignore;
    private final Consumer<String> onEntry;
    private final boolean posix;

    DirectoryPacker(Path root, DockerIgnore ignore, Consumer<String> onEntry) {
        this.root = root;
        this.ignore = ignore;
        this.onEntry = onEntry;
        posix = root.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    void pack(OutputStream out) throws IOException {
        ContextTar tar = new ContextTar(out);
        packChildren(tar, root, "", DockerIgnore.Verdict.ROOT);
        tar.finish();
    }

    private void packChildren(ContextTar tar, Path directory, String prefix, DockerIgnore.Verdict verdict)
            throws IOException {
        SortedMap<String, Path> children = new TreeMap<>();
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(directory)) {
            for (Path child : listing) {
                children.put(prefix + EntryName.of(child), child);
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw failed(directory, e);
        }
        for (var child : children.entrySet()) {
            pack(tar, child.getValue(), child.getKey(), ignore.judge(child.getKey(), verdict));
        }
    }

    private void pack(ContextTar tar, Path path, String name, DockerIgnore.Verdict verdict) throws IOException {
        BasicFileAttributes attributes = attributes(path);
        if (!verdict.excluded()) {
            onEntry.accept(name);
            write(tar, path, name, attributes);
        }
        if (attributes.isDirectory() && (!verdict.excluded() || ignore.mayKeepBelow(name))) {
            packChildren(tar, path, name + "/", verdict);
        }
    }

    private void write(ContextTar tar, Path path, String name, BasicFileAttributes attributes) throws IOException {
        try {
            if (attributes.isDirectory()) {
                tar.directory(name, mode(path));
            } else if (attributes.isSymbolicLink()) {
                tar.link(name, EntryName.ofTarget(path, Files.readSymbolicLink(path)));
            } else if (attributes.isRegularFile()) {
                writeFile(tar, path, name, attributes.size());
            } else {
                throw new IOException("it is a socket, a FIFO or a device; remove it, or name it in .dockerignore");
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** A file that was replaced by a link since its attributes were read is not followed either. */
    private void writeFile(ContextTar tar, Path path, String name, long size) throws IOException {
        try (InputStream content = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            tar.file(name, mode(path), size, content);
        }
    }

    private int mode(Path path) throws IOException {
        return posix
                ? (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & PERMISSIONS
                : WITHOUT_POSIX;
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static IOException failed(Path path, Exception e) {
        String why = e instanceof NoSuchFileException
                ? "it vanished while the directory was packed"
                : e.getClass() == IOException.class ? e.getMessage() : e.toString();
        return new IOException("Cannot pack [" + path + "]: " + why, e);
    }
}
