package io.dockops.tar;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** File names as an archive has them: UTF-8, whatever the JVM's locale is. */
final class EntryName {

    private static final String UNREADABLE = "\ufffd";

    private EntryName() {}

    /**
     * Name a file.
     *
     * <p>In the locale C, usual in a bare container, the JVM cannot read a name that is not ASCII; but it keeps the
     * bytes, and a URI shows them.
     */
    static String of(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!name.contains(UNREADABLE)) {
            return name;
        }
        String path = file.toUri().getRawPath().replaceAll("/+$", "");
        String decoded = URLDecoder.decode(
                path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
        return readable(decoded, file);
    }

    /** Name where a link leads, as it is written in it. */
    static String ofTarget(Path link, Path target) throws IOException {
        String separator = target.getFileSystem().getSeparator();
        return readable(target.toString().replace(separator, "/"), link);
    }

    private static String readable(String name, Path file) throws IOException {
        if (name.contains(UNREADABLE)) {
            throw new IOException("the name or link target of [" + file.toUri()
                    + "] cannot be read as text; rename it to UTF-8, or run with a locale like C.UTF-8");
        }
        return name;
    }
}
