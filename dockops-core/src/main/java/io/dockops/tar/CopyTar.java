package io.dockops.tar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files and directories that are packed for being unpacked at the root of a container's file system, while the tar is
 * read. There are no entries for directories on the way to a target, so that those which are there keep their modes.
 */
public final class CopyTar {

    private static final int USUAL_MODE = 0755;

    private final List<Copy> copies = new ArrayList<>();

    /** What is packed, and its name in the tar; empty for the content of the root. */
    private record Copy(Path source, String name) {}

    /**
     * Add a file, or the content of a directory; a link is followed here, but links in a directory are packed as links.
     *
     * @param source the file or directory
     * @param target its absolute path in the container; a file's may be the directory that it goes into, with a slash at
     *     the end
     * @throws TarException if the source is missing, cannot be read, or is neither a file nor a directory
     */
    public void add(Path source, String target) {
        Path real = real(source);
        boolean into = target.endsWith("/") && !Files.isDirectory(real);
        String name = target.replaceAll("^/+|/+$", "").replaceAll("/+", "/");
        if (into) {
            name = (name.isEmpty() ? "" : name + "/") + nameOf(source);
        }
        copies.add(new Copy(real, name));
    }

    /**
     * Pack, once for each call; the packing runs at most 128 KiB ahead of the reader.
     *
     * @return the tar, which must be closed; a file that cannot be read fails its reader
     */
    public InputStream open() {
        List<Copy> packed = List.copyOf(copies);
        return new PackedStream("dockops-copy", out -> pack(packed, out));
    }

    private static void pack(List<Copy> copies, OutputStream out) throws IOException {
        ContextTar tar = new ContextTar(out);
        for (Copy copy : copies) {
            if (Files.isDirectory(copy.source)) {
                packDirectory(tar, copy);
            } else {
                new EntryWriter(tar).write(copy.source, copy.name, EntryWriter.attributes(copy.source));
            }
        }
        tar.finish();
    }

    /** The directory itself comes into being with its content, and is named only where it has none. */
    private static void packDirectory(ContextTar tar, Copy copy) throws IOException {
        if (isEmpty(copy.source) && !copy.name.isEmpty()) {
            tar.directory(copy.name, USUAL_MODE);
        }
        new DirectoryPacker(copy.source, DockerIgnore.parse(""), entry -> {})
                .pack(tar, copy.name.isEmpty() ? "" : copy.name + "/");
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.findAny().isEmpty();
        } catch (IOException e) {
            throw EntryWriter.failed(directory, e);
        }
    }

    private static Path real(Path source) {
        Path real;
        try {
            real = source.toRealPath();
        } catch (IOException e) {
            throw refused(
                    source,
                    "there is no such file or directory",
                    "check the path [" + source.toAbsolutePath() + "]",
                    e);
        }
        if (!Files.isReadable(real)) {
            throw refused(source, "it cannot be read", "check its permissions", null);
        }
        if (!Files.isDirectory(real) && !Files.isRegularFile(real)) {
            throw refused(source, "it is neither a file nor a directory", "copy the data to a file first", null);
        }
        return real;
    }

    private static String nameOf(Path source) {
        try {
            return EntryName.of(source);
        } catch (IOException e) {
            throw refused(source, String.valueOf(e.getMessage()), "rename it", e);
        }
    }

    private static TarException refused(Path source, String why, String advice, @Nullable Throwable cause) {
        return new TarException("the source of a copy [" + source + "]", why, advice, cause);
    }
}
