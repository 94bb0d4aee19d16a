package io.dockops.tar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A directory that is packed as a build context while it is read, honouring its {@code .dockerignore}. */
public final class ContextDirectory {

    private final Path directory;
    private final Path dockerfile;
    private final DockerIgnore ignore;

    private ContextDirectory(Path directory, Path dockerfile, DockerIgnore ignore) {
        this.directory = directory;
        this.dockerfile = dockerfile;
        this.ignore = ignore;
    }

    /**
     * Check a directory and read its {@code .dockerignore}; a {@code <dockerfile>.dockerignore} comes first.
     *
     * @param directory the context's root
     * @param dockerfile the Dockerfile's path in it, usually {@code Dockerfile}; it is sent even where it is ignored
     * @return the context
     * @throws TarException if the directory or the Dockerfile is missing, or a line of the {@code .dockerignore} is bad
     */
    public static ContextDirectory of(Path directory, String dockerfile) {
        requireDirectory(directory);
        String found = find(directory, DockerfileName.of(dockerfile));
        DockerIgnore ignore = readIgnore(directory, found + DockerIgnore.FILE_NAME, DockerIgnore.FILE_NAME);
        return new ContextDirectory(directory, directory.resolve(found), ignore.keeping(found, DockerIgnore.FILE_NAME));
    }

    /**
     * Read the Dockerfile.
     *
     * @return its text
     * @throws IOException if it can no longer be read
     */
    public String dockerfile() throws IOException {
        return new String(Files.readAllBytes(dockerfile), StandardCharsets.UTF_8);
    }

    /**
     * Pack the directory, once for each call: sorted, owned by 0, of time 0, links as links.
     *
     * <p>The packing runs at most 128 KiB ahead of the reader. A file that cannot be read, or changes its size
     * meanwhile, or is neither file nor directory nor link, is an {@link IOException} on the reader's side.
     *
     * @param onEntry told of each path, on the packing thread; what it throws fails the stream
     * @return the tar, which must be closed
     */
    public InputStream open(Consumer<String> onEntry) {
        DirectoryPacker packer = new DirectoryPacker(directory, ignore, onEntry);
        return new PackedStream("dockops-pack-" + directory, out -> pack(packer, out));
    }

    /**
     * Write what {@link #open} gives, on this thread: a pipe between two would take more than the packing.
     *
     * @throws IOException in the same cases
     */
    public void writeTo(OutputStream out) throws IOException {
        pack(new DirectoryPacker(directory, ignore, entry -> {}), out);
    }

    private static void pack(DirectoryPacker packer, OutputStream out) throws IOException {
        ContextTar tar = new ContextTar(out);
        packer.pack(tar, "");
        tar.finish();
    }

    private static void requireDirectory(Path directory) {
        if (Files.isDirectory(directory)) {
            return;
        }
        throw Files.exists(directory)
                ? refused(directory, "it is a file", "give it as a tar file, or give the directory that it is in", null)
                : refused(
                        directory,
                        "there is no such directory",
                        "check the path [" + directory.toAbsolutePath() + "]",
                        null);
    }

    private static String find(Path directory, DockerfileName name) {
        for (String candidate : new String[] {name.path(), name.fallback()}) {
            Path file = directory.resolve(candidate);
            if (Files.isRegularFile(file)) {
                requireInside(directory, file, candidate);
                return candidate;
            }
        }
        throw refused(
                directory,
                Files.exists(directory.resolve(name.path()), LinkOption.NOFOLLOW_LINKS)
                        ? "its [" + name.path() + "] is not a file"
                        : "it has no [" + name.path() + "]",
                "put a Dockerfile there, or name the one that it has",
                null);
    }

    /** A link is sent as a link, so that one which leads out would be missing on the engine's side. */
    private static void requireInside(Path directory, Path file, String name) {
        try {
            if (!file.toRealPath().startsWith(directory.toRealPath())) {
                throw refused(directory, "its [" + name + "] is a link that leads out of it", "copy the file", null);
            }
        } catch (IOException e) {
            throw refused(directory, "its [" + name + "] cannot be found (" + e + ")", "check its permissions", e);
        }
    }

    private static DockerIgnore readIgnore(Path directory, String... names) {
        for (String name : names) {
            Path file = directory.resolve(name);
            if (Files.isRegularFile(file)) { // reading a FIFO would wait for ever
                try {
                    return DockerIgnore.parse(Files.readString(file));
                } catch (PatternSyntaxException e) {
                    throw refused(
                            directory,
                            "its [" + name + "] has the bad pattern [" + e.getPattern() + "] (" + e.getDescription()
                                    + ")",
                            "write it by the rules of Docker's documentation of .dockerignore",
                            e);
                } catch (IOException e) {
                    throw refused(directory, "its [" + name + "] cannot be read (" + e + ")", "make it UTF-8 text", e);
                }
            }
        }
        return DockerIgnore.parse("");
    }

    private static TarException refused(Path directory, String why, String advice, @Nullable Throwable cause) {
        return new TarException("the directory [" + directory + "]", why, advice, cause);
    }
}
