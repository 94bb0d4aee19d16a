package io.dockops.tar;

/**
 * One entry with its long names and extended headers applied.
 *
 * @param name where it goes
 * @param storedName the name beside {@code name} where a sparse file has two, else the same
 * @param type the header's type flag
 * @param linkName the target of a link, else empty
 */
record TarEntry(String name, String storedName, char type, boolean isDirectory, String linkName) {

    /** What takes the place of a file in a build context or a saved image: content, or a link to it. */
    boolean isFileOrLink() {
        return !isDirectory && (type == '0' || type == '\0' || type == '1' || type == '2');
    }
}
