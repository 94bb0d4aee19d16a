package io.dockops;

import io.dockops.tar.ContextDirectory;
import io.dockops.tar.SpooledTar;
import io.dockops.tar.TarArchive;
import io.dockops.tar.TarException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the content of an image comes from. */
sealed interface BuildSource {

    /**
     * Check that it is sound.
     *
     * @param dockerfile where the Dockerfile is in it
     * @param onEntry told of each entry's name, where the check reads them
     * @throws TarException if it is not
     */
    CheckedSource check(String dockerfile, Consumer<String> onEntry);

    /** A tar file: a build context or a saved image. */
    record TarFile(Path file) implements BuildSource {

        @Override
        public CheckedSource check(String dockerfile, Consumer<String> onEntry) {
            return new CheckedSource.Tar(TarArchive.scan(file, dockerfile, onEntry), Optional.empty());
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** The same as a stream, which is read once and left open. */
    record TarStream(InputStream stream) implements BuildSource {

        @Override
        public CheckedSource check(String dockerfile, Consumer<String> onEntry) {
            SpooledTar copy = SpooledTar.of(stream);
            try {
                return new CheckedSource.Tar(TarArchive.scan(copy.file(), dockerfile, onEntry), Optional.of(copy));
            } catch (RuntimeException e) {
                copy.close();
                throw e;
            }
        }

        @Override
        public String toString() {
            return "a stream";
        }
    }

    /** A directory with a Dockerfile. */
    record Directory(Path directory) implements BuildSource {

        @Override
        public CheckedSource check(String dockerfile, Consumer<String> onEntry) {
            return new CheckedSource.Directory(ContextDirectory.of(directory, dockerfile));
        }

        @Override
        public String toString() {
            return directory.toString();
        }
    }

    /** A Dockerfile's text. */
    record DockerfileText(String text) implements BuildSource {

        @Override
        public CheckedSource check(String dockerfile, Consumer<String> onEntry) {
            return new CheckedSource.Text(text);
        }

        @Override
        public String toString() {
            return "a Dockerfile's text";
        }
    }
}
