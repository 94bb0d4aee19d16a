package io.dockops.tar;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Gathers from the entries what kind of archive they make. */
final class TarContents {

    private final DockerfileName dockerfile;
    private long entries;
    private boolean savedImage;
    private boolean ociLayout;
    private boolean hasDockerfile;
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
            case "manifest.json" -> savedImage |= SavedImageManifest.isIn(content);
            case "repositories" -> savedImage = true;
            case "oci-layout" -> ociLayout = true;
            default -> {}
        }
        // not in the switch: a Dockerfile may have any name
        if (dockerfile.isNamedBy(name)) {
            hasDockerfile = true;
        } else if (elsewhere == null && dockerfile.isElsewhere(name)) {
            elsewhere = name;
        }
    }

    long entries() {
        return entries;
    }

    boolean hasDockerfile() {
        return hasDockerfile;
    }

    /** Decide; the order matters, since a saved image may hold a Dockerfile and a context an OCI layout. */
    TarArchive.Kind kind() throws TarFault {
        if (entries == 0) {
            throw new TarFault("it has no entries", "put a Dockerfile and its files in, or save an image to it");
        }
        if (savedImage) {
            return TarArchive.Kind.SAVED_IMAGE;
        }
        if (hasDockerfile) {
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
