package io.dockops.junit.plan;

import io.dockops.ImageName;
import java.util.Optional;

/**
 * An image that a class declares; equal ones are one image.
 *
 * @param platform what is pulled; what is built says it itself
 * @param rebuild whether it is made in each run, though its content did not change
 * @param remove whether it goes at the end of the run
 */
public record ImageDeclaration(
        ImageName tag,
        ImageSource source,
        Optional<String> platform,
        PullPolicy pull,
        boolean rebuild,
        boolean remove) {

    public ImageDeclaration {
        tag = tag.withDefaultTag();
    }

    /** By hand, since a record's own, down to the spec's, costs a cold JVM much at its first use. */
    @Override
    public int hashCode() {
        return tag.hashCode();
    }

    /** An image that is only to be there. */
    public static ImageDeclaration pulled(ImageName tag, PullPolicy pull, Optional<String> platform) {
        return new ImageDeclaration(tag, new ImageSource.Registry(), platform, pull, false, false);
    }
}
