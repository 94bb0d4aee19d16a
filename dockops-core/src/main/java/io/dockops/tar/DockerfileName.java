package io.dockops.tar;

/** Where the Dockerfile is in a build context, relative to its root. */
record DockerfileName(String path) {

    static final String DEFAULT = "Dockerfile";
    private static final String LOWER_CASE = "dockerfile";

    static DockerfileName of(String path) {
        String normal = EntryRules.normalise(path);
        if (normal.isEmpty() || !EntryRules.isInside(path)) {
            throw new TarException(
                    "the Dockerfile's name [" + path + "]",
                    "it must be a path inside the build context",
                    "write it like [Dockerfile] or [docker/Dockerfile]",
                    null);
        }
        return new DockerfileName(normal);
    }

    /** The engine and Docker's CLI take {@code dockerfile} too, but only for the default name. */
    boolean isNamedBy(String entry) {
        return entry.equals(path) || (path.equals(DEFAULT) && entry.equals(LOWER_CASE));
    }

    /** The other name that is taken where the first one is missing. */
    String fallback() {
        return path.equals(DEFAULT) ? LOWER_CASE : path;
    }

    /** Tell whether an entry is the wanted file, but in another directory. */
    boolean isElsewhere(String entry) {
        String lastStep = path.substring(path.lastIndexOf('/') + 1);
        return entry.endsWith("/" + lastStep) || entry.equals(lastStep);
    }
}
