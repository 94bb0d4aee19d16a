package io.dockops.tar;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Walks a directory in the order of its names and writes what is not ignored to a tar. */
final class DirectoryPacker {

    private final Path root;
    private final DockerIgnore ignore;
    private final Consumer<String> onEntry;

    DirectoryPacker(Path root, DockerIgnore ignore, Consumer<String> onEntry) {
        this.root = root;
        this.ignore = ignore;
        this.onEntry = onEntry;
    }

    /** Write what is in the directory, but not the directory itself, with a prefix in front of each name. */
    void pack(ContextTar tar, String prefix) throws IOException {
        packChildren(new EntryWriter(tar), root, prefix, DockerIgnore.Verdict.ROOT);
    }

    private void packChildren(EntryWriter writer, Path directory, String prefix, DockerIgnore.Verdict verdict)
            throws IOException {
        SortedMap<String, Path> children = new TreeMap<>();
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(directory)) {
            for (Path child : listing) {
                children.put(prefix + EntryName.of(child), child);
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw EntryWriter.failed(directory, e);
        }
        // Looked at after the listing, which would have followed it.
        if (Files.isSymbolicLink(directory) && !directory.equals(root)) {
            throw EntryWriter.failed(
                    directory, new IOException("it turned into a link while the directory was packed"));
        }
        for (var child : children.entrySet()) {
            pack(writer, child.getValue(), child.getKey(), ignore.judge(child.getKey(), verdict));
        }
    }

    private void pack(EntryWriter writer, Path path, String name, DockerIgnore.Verdict verdict) throws IOException {
        BasicFileAttributes attributes = EntryWriter.attributes(path);
        if (!verdict.excluded()) {
            onEntry.accept(name);
            writer.write(path, name, attributes);
        }
        if (attributes.isDirectory() && (!verdict.excluded() || ignore.mayKeepBelow(name))) {
            packChildren(writer, path, name + "/", verdict);
        }
    }
}
