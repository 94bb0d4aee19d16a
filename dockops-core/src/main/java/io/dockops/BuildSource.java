package io.dockops;

import java.io.InputStream;
import java.nio.file.Path;

/** Where the content of an image comes from. */
sealed interface BuildSource {

    /** A tar file: a build context or a saved image. */
    record TarFile(Path file) implements BuildSource {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** The same as a stream, which is read once and left open. */
    record TarStream(InputStream stream) implements BuildSource {
        @Override
        public String toString() {
            return "a stream";
        }
    }

    /** A directory with a Dockerfile. */
    record Directory(Path directory) implements BuildSource {
        @Override
        public String toString() {
            return directory.toString();
        }
    }

    /** A Dockerfile's text. */
    record DockerfileText(String text) implements BuildSource {
        @Override
        public String toString() {
            return "a Dockerfile's text";
        }
    }
}
