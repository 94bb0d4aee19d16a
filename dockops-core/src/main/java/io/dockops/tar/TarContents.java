package io.dockops.tar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers from the entries what kind of archive they make. */
final class TarContents {

    private static final int LONGEST_DOCKERFILE = 1 << 20;

    private final DockerfileName dockerfile;
    private long entries;
    private boolean savedImage;
    private boolean ociLayout;
    private List<SavedImage> images = List.of();
    private @Nullable String text;
    private @Nullable String elsewhere;

    TarContents(DockerfileName dockerfile) {
        this.dockerfile = dockerfile;
    }

    void add(String name, TarEntry entry, InputStream content) throws IOException {
        entries++;
        if (!entry.isFileOrLink()) {
            return;
        }
        switch (name) {
            case "manifest.json" -> addManifest(SavedImageManifest.read(content));
            case "repositories" -> savedImage = true;
            case "oci-layout" -> ociLayout = true;
            default -> {}
        }
        // not in the switch: a Dockerfile may have any name
        if (dockerfile.isNamedBy(name)) {
            if (text == null || name.equals(dockerfile.path())) {
                text = new String(content.readNBytes(LONGEST_DOCKERFILE), StandardCharsets.UTF_8);
            }
        } else if (elsewhere == null && dockerfile.isElsewhere(name)) {
            elsewhere = name;
        }
    }

    /** Of several files of this name the engine keeps the last. */
    private void addManifest(SavedImageManifest manifest) {
        savedImage |= manifest.isGenuine();
        images = manifest.images();
    }

    long entries() {
        return entries;
    }

    Optional<String> dockerfile() {
        return Optional.ofNullable(text);
    }

    List<SavedImage> images() {
        return images;
    }

    /** Decide; the order matters, since a saved image may hold a Dockerfile and a context an OCI layout. */
    TarArchive.Kind kind() throws TarFault {
        if (entries == 0) {
            throw new TarFault("it has no entries", "put a Dockerfile and its files in, or save an image to it");
        }
        if (savedImage) {
            return TarArchive.Kind.SAVED_IMAGE;
        }
        if (text != null) {
            return TarArchive.Kind.BUILD_CONTEXT;
        }
        if (ociLayout) {
            return TarArchive.Kind.SAVED_IMAGE;
        }
        throw new TarFault(
                "it has no [" + dockerfile.path() + "], and it is not a saved image (no manifest.json, repositories or"
                        + " oci-layout at its root)",
                elsewhere == null
                        ? "put a Dockerfile at its root"
                        : "name the Dockerfile [" + elsewhere + "] that it has, or pack that directory's content");
    }
}
