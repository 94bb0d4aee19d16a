package io.dockops.tar;

import java.util.Arrays;

/**
 * What an entry may be: inside the archive's own tree, and something that an engine unpacks.
 *
 * <p>A symbolic link may point anywhere, since it is only content there: an image is full of absolute ones.
 */
final class EntryRules {

    private EntryRules() {}

    static void check(TarEntry entry) throws TarFault {
        requireInside(entry.name(), "its entry [" + entry.name() + "]");
        requireInside(entry.storedName(), "its entry [" + entry.storedName() + "]");
        switch (entry.type()) {
            case '0', '\0', '2', '5' -> {}
            case '1' ->
                requireInside(
                        entry.linkName(),
                        "the target [" + entry.linkName() + "] of its hard link [" + entry.name() + "]");
            case '3', '4' -> throw refused(entry, "a device");
            case '6' -> throw refused(entry, "a FIFO");
            case 'S' ->
                throw new TarFault(
                        "its entry [" + entry.name() + "] is sparse in GNU's old format, which engines refuse",
                        "write it with tar --format=pax, or without --sparse");
            default ->
                throw new TarFault(
                        "its entry [" + entry.name() + "] has the type [" + entry.type() + "], which engines refuse",
                        "write a plain tar of files, directories and links");
        }
    }

    /** Leave out empty and {@code .} steps, so that {@code ./a//b/} is {@code a/b}. */
    static String normalise(String name) {
        StringBuilder normal = new StringBuilder();
        for (String step : name.split("/", -1)) {
            if (!step.isEmpty() && !step.equals(".")) {
                normal.append(normal.isEmpty() ? "" : "/").append(step);
            }
        }
        return normal.toString();
    }

    /** Tell whether a path stays below the place it is unpacked at, without even a detour. */
    static boolean isInside(String path) {
        return !path.startsWith("/") && !Arrays.asList(path.split("/", -1)).contains("..");
    }

    private static void requireInside(String path, String what) throws TarFault {
        if (!isInside(path)) {
            throw new TarFault(
                    what + (path.startsWith("/") ? " is absolute" : " has [..] in it"),
                    "write it with paths relative to its root, like tar -C DIRECTORY .");
        }
    }

    private static TarFault refused(TarEntry entry, String what) {
        return new TarFault(
                "its entry [" + entry.name() + "] is " + what,
                "leave it out: only files, directories and links are taken");
    }
}
