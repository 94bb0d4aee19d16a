package io.dockops.owner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a user's sessions on this machine keep their locks and journals, and where it is written down what was removed
 * after those that could not do it themselves.
 */
public record StateDirectory(Path path) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{12}");
    private static final String HOST = "host";

    /**
     * Open a directory, which is made where it is missing, for this user alone.
     *
     * @throws IOException if it can't be made or written to
     */
    public static StateDirectory at(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path);
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
        }
        if (!Files.isWritable(path)) {
            throw new IOException("The directory [" + path + "] can't be written to");
        }
        return new StateDirectory(path.toAbsolutePath());
    }

    /** The directory's id, by which its sessions' things are told from those of other machines and users. */
    public String host() throws IOException {
        Path file = path.resolve(HOST);
        if (!Files.exists(file)) {
            Path fresh = Files.createTempFile(path, HOST, null);
            Files.writeString(fresh, UUID.randomUUID().toString().replace("-", ""), UTF_8);
            try {
                Files.createLink(file, fresh); // whole, and by one alone
            } catch (FileAlreadyExistsException e) {
                // Somebody was faster: theirs counts.
            } catch (UnsupportedOperationException e) {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        }
        return Files.readString(file, UTF_8).strip();
    }

    /** The files of a session. */
    public SessionFiles session(String id) {
        return new SessionFiles(path.resolve(id + ".lock"), path.resolve(id + ".journal"));
    }

    /** The sessions that have a journal here. */
    public List<String> sessions() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".journal"))
                    .map(name -> name.substring(0, name.length() - ".journal".length()))
                    .filter(id -> ID.matcher(id).matches())
                    .sorted()
                    .toList();
        }
    }

    /** What was removed after those that could not do it themselves. */
    public Reports reports() {
        return new Reports(path.resolve("reports"));
    }
}
