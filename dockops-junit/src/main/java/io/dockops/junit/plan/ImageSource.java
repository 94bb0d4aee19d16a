package io.dockops.junit.plan;

import java.nio.file.Path;

/** Where a declared image comes from. */
public sealed interface ImageSource {

    /** A tar file: a build context or a saved image. */
    record TarFile(Path file) implements ImageSource {}

    /** A tar inside of a jar, told as text since a URL's equality asks the network. */
    record TarResource(String url) implements ImageSource {}

    /** A build context's directory. */
    record Directory(Path directory) implements ImageSource {}

    /** A Dockerfile's text. */
    record DockerfileText(String text) implements ImageSource {}

    /** The image's registry, where the engine does not have it. */
    record Registry() implements ImageSource {}
}
