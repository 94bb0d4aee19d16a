package io.dockops.tar;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code manifest.json} says of one image.
 *
 * @param config where the image's configuration is in the archive
 * @param names its names with a tag; none where it was saved by its id
 */
public record SavedImage(String config, List<String> names) {

    private static final Pattern BY_DIGEST = Pattern.compile("(?:blobs/sha256/|sha256:)?([0-9a-f]{64})(?:\\.json)?");

    /** Copy the names. */
    public SavedImage {
        names = List.copyOf(names);
    }

    /**
     * Tell the image's id, which is the digest of its configuration, after which the file is named.
     *
     * @return such as {@code sha256:…}; nothing where the file has another name
     */
    public Optional<String> id() {
        Matcher matcher = BY_DIGEST.matcher(config);
        return matcher.matches() ? Optional.of("sha256:" + matcher.group(1)) : Optional.empty();
    }
}
