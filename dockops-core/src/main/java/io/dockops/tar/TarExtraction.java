package io.dockops.tar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Unpacks the tar of one file or of one directory, as an engine sends it of a container, and writes nothing outside of
 * its target: no entry leads out, no link in the tar does, and no link that is there already is followed.
 */
public final class TarExtraction {

    private final Path target;
    private final Map<Path, String> links = new LinkedHashMap<>();

    private TarExtraction(Path target) {
        this.target = target.toAbsolutePath().normalize();
    }

    /**
     * Unpack.
     *
     * @param in the tar; read to its end
     * @param target where a directory's content goes; a file's own path, or a directory that it goes into
     * @throws IOException if an entry leads out, is neither file nor directory nor link, or can't be written
     */
    public static void extract(InputStream in, Path target) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name());
        TarArchiveEntry first = tar.getNextEntry();
        if (first == null) {
            throw new IOException("the tar has no entries");
        }
        TarExtraction extraction = new TarExtraction(target);
        try {
            if (first.isDirectory()) {
                extraction.directory(tar);
            } else {
                extraction.single(tar, first);
            }
        } catch (InvalidPathException e) {
            throw new IOException("[" + e.getInput() + "] is no name that this machine can write", e);
        }
    }

    private void single(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        if (entry.isSymbolicLink()) {
            throw new IOException("it is a link to [" + entry.getLinkName() + "]; name what it leads to");
        }
        Path file = Files.isDirectory(target) ? resolve(last(entry.getName())) : target;
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent); // the caller's own path, whose links are the caller's
        }
        writeFile(tar, entry, file);
    }

    private void directory(TarArchiveInputStream tar) throws IOException {
        Files.createDirectories(target);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = resolve(belowFirst(entry.getName()));
            if (!path.equals(target)) {
                write(tar, entry, path);
            }
        }
        // Last, so that nothing is written through one.
        for (Map.Entry<Path, String> link : links.entrySet()) {
            remove(link.getKey());
            Files.createSymbolicLink(link.getKey(), Path.of(link.getValue()));
        }
    }

    private void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            makeDirectories(path);
            return;
        }
        makeDirectories(path.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            requireInside(path, entry);
            links.put(path, entry.getLinkName());
        } else if (entry.isLink()) {
            Path linked = resolve(belowFirst(entry.getLinkName()));
            makeDirectories(linked.resolveSibling(""));
            if (!Files.isRegularFile(linked, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("its entry [" + entry.getName() + "] is a hard link to [" + entry.getLinkName()
                        + "], which is not in what is copied; copy a directory that has both");
            }
            remove(path);
            Files.copy(linked, path);
        } else {
            writeFile(tar, entry, path);
        }
    }

    private static void writeFile(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (!entry.isFile() || entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice()) {
            throw new IOException(
                    "its entry [" + entry.getName() + "] is a device or a FIFO, and can't be copied; leave it out");
        }
        remove(file);
        Files.copy(tar, file);
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(permissions(entry.getMode()));
        }
    }

    /** Replaces a file, or a link and not what it leads to. */
    private static void remove(Path file) throws IOException {
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(file);
        }
    }

    /** Makes what is missing of a path below the target, step by step, and follows no link on the way. */
    private void makeDirectories(Path directory) throws IOException {
        Path step = target;
        for (Path name : target.relativize(directory)) {
            step = step.resolve(name);
            if (Files.isSymbolicLink(step)) {
                throw new IOException("[" + step + "] is a link here, which is not followed; remove it");
            }
            if (!Files.isDirectory(step, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(step);
            }
        }
    }

    private Path resolve(String name) throws IOException {
        if (!EntryRules.isInside(name)) {
            throw leadsOut("its entry [" + name + "]");
        }
        Path path = target.resolve(name).normalize();
        if (!path.startsWith(target)) { // a drive's letter, on some systems
            throw leadsOut("its entry [" + name + "]");
        }
        return path;
    }

    /** Only at its beginning may a link go up: what a later step goes up from may itself be a link. */
    private void requireInside(Path link, TarArchiveEntry entry) throws IOException {
        String leads = entry.getLinkName();
        String down = leads.replaceFirst("^(\\.\\./|\\./)*(\\.\\.$)?", "");
        boolean inside = EntryRules.isInside(down)
                && link.resolveSibling(leads).normalize().startsWith(target);
        if (!inside) {
            throw leadsOut("the link [" + entry.getName() + "] to [" + leads + "]");
        }
    }

    private static IOException leadsOut(String what) {
        return new IOException(what + " leads out of what is copied; copy a directory without it");
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The first step is the copied directory's own name. */
    private static String belowFirst(String name) throws IOException {
        if (!EntryRules.isInside(name)) {
            throw leadsOut("its entry [" + name + "]");
        }
        int slash = name.indexOf('/');
        return slash < 0 ? "" : name.substring(slash + 1);
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] fromTheHighest = PosixFilePermission.values();
        for (int bit = 0; bit < fromTheHighest.length; bit++) {
            if ((mode & (0400 >> bit)) != 0) {
                permissions.add(fromTheHighest[bit]);
            }
        }
        return permissions;
    }
}
