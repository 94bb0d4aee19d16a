package io.dockops.junit;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the paths that annotations name: on the class path, jars included, then from the module's directory. */
final class DeclaredPaths {

    private final Class<?> testClass;
    private final BuildModule module;

    DeclaredPaths(Class<?> testClass) {
        this.testClass = testClass;
        this.module = BuildModule.ofThisJvm();
    }

    /** Make a path absolute, from the module's directory. */
    Path inModule(String path) {
        return module.resolve(path);
    }

    /** Find a file or directory that an element of an annotation names. */
    Path file(String path) {
        URL resource = resource(path);
        if (resource != null) {
            return onClassPath(resource);
        }
        Path file = inModule(path);
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("[" + path + "] was not found, neither on the class path nor as [" + file
                    + "]: check the path, and that what makes it has run");
        }
        return file;
    }

    private @Nullable URL resource(String path) {
        String name = path.startsWith("/") ? path.substring(1) : path;
        // An absolute path, and one from here, is a file's; a resource of that name would be found by chance.
        return name.isEmpty() || Path.of(path).isAbsolute() || Path.of(path).startsWith(".")
                ? null
                : testClass.getClassLoader().getResource(name);
    }

    private static Path onClassPath(URL resource) {
        try {
            if (resource.openConnection() instanceof JarURLConnection jar) {
                return fileSystem(jar.getJarFileURL().toURI()).getPath("/" + jar.getEntryName());
            }
            return Path.of(resource.toURI());
        } catch (URISyntaxException | IOException | FileSystemNotFoundException e) {
            throw new IllegalArgumentException(
                    "[" + resource + "] is neither a file nor in a jar: give it as a file", e);
        }
    }

    /** The jar as a file system; it stays open, as what is found in it is read later. */
    private static FileSystem fileSystem(URI jar) throws IOException {
        URI uri = URI.create("jar:" + jar);
        try {
            return FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            return FileSystems.getFileSystem(uri);
        }
    }
}
