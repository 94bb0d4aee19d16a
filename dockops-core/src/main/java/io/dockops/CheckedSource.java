package io.dockops;

import io.dockops.tar.ContextDirectory;
import io.dockops.tar.DockerfileContext;
import io.dockops.tar.SavedImage;
import io.dockops.tar.SpooledTar;
import io.dockops.tar.TarArchive;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A source that was found sound, so that the engine may hear of it. */
sealed interface CheckedSource extends AutoCloseable {

    /**
     * Open what the engine gets; each time the same, unless somebody changes the source meanwhile.
     *
     * @param onEntry told of each entry's name, where the check did not tell of it
     */
    InputStream open(Consumer<String> onEntry) throws IOException;

    /** How many bytes the engine gets, where that is known before they are made. */
    default OptionalLong size() {
        return OptionalLong.empty();
    }

    /** Write what the engine gets. */
    default void writeTo(OutputStream out) throws IOException {
        try (InputStream content = open(entry -> {})) {
            content.transferTo(out);
        }
    }

    /** The Dockerfile's text; empty where nothing is built. */
    String dockerfile() throws IOException;

    /** Whether it is loaded and not built. */
    default boolean isSavedImage() {
        return false;
    }

    /** The images that a saved image tells of. */
    default List<SavedImage> images() {
        return List.of();
    }

    @Override
    default void close() {}

    /** A tar file, and where its bytes came from a stream the copy that it is. */
    record Tar(TarArchive archive, Optional<SpooledTar> copy) implements CheckedSource {

        @Override
        public InputStream open(Consumer<String> onEntry) throws IOException {
            return archive.open();
        }

        @Override
        public OptionalLong size() {
            return archive.openSize();
        }

        @Override
        public String dockerfile() {
            return isSavedImage() ? "" : archive.dockerfile().orElse("");
        }

        @Override
        public boolean isSavedImage() {
            return archive.kind() == TarArchive.Kind.SAVED_IMAGE;
        }

        @Override
        public List<SavedImage> images() {
            return archive.images();
        }

        @Override
        public void close() {
            copy.ifPresent(SpooledTar::close);
        }
    }

    /** A directory, packed anew each time that it is opened. */
    record Directory(ContextDirectory context) implements CheckedSource {

        @Override
        public InputStream open(Consumer<String> onEntry) {
            return context.open(onEntry);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            context.writeTo(out);
        }

        @Override
        public String dockerfile() throws IOException {
            return context.dockerfile();
        }
    }

    /** A Dockerfile's text alone. */
    record Text(String dockerfile) implements CheckedSource {

        @Override
        public InputStream open(Consumer<String> onEntry) {
            return DockerfileContext.open(dockerfile);
        }
    }
}
