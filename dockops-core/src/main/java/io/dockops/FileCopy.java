package io.dockops;

import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * A file or directory that is copied into a container before it starts.
 *
 * @param source a file or directory of this machine
 * @param target an absolute path in the container: where a directory's content goes, or the file's own path; with a slash
 *     at its end, the directory that the file goes into. Directories on the way are made
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FileCopy(Path source, String target) {

    /**
     * Check the target.
     *
     * @param source a file or directory of this machine
     * @param target an absolute path in the container
     * @throws IllegalArgumentException if the target is not absolute, or leads upwards
     */
    public FileCopy {
        if (!target.startsWith("/")
                || Path.of(target).normalize().getNameCount() != Path.of(target).getNameCount()) {
            throw new IllegalArgumentException("Bad target of a copy [" + target
                    + "]: it must be an absolute path in the container, without . and .. in it");
        }
    }

    /**
     * Write the copy as annotations do.
     *
     * @return such as {@code schema.sql:/docker-entrypoint-initdb.d/schema.sql}
     */
    @Override
    public String toString() {
        return source + ":" + target;
    }
}
