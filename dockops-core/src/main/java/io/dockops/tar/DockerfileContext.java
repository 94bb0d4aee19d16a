package io.dockops.tar;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A build context of a Dockerfile's text alone, as it stands in an annotation. */
public final class DockerfileContext {

    private static final int FILE_MODE = 0644;

    private DockerfileContext() {}

    /**
     * Pack the text as {@code Dockerfile}.
     *
     * @param text the Dockerfile's content
     * @return the tar
     * @throws TarException if the text is blank
     */
    public static InputStream open(String text) {
        if (text.isBlank()) {
            throw new TarException("the Dockerfile text", "it is blank", "start it with a FROM line", null);
        }
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ContextTar tar = new ContextTar(out);
            tar.file(DockerfileName.DEFAULT, FILE_MODE, content.length, new ByteArrayInputStream(content));
            tar.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return new ByteArrayInputStream(out.toByteArray());
    }
}
