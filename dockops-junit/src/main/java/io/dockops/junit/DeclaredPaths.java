package io.dockops.junit;

import io.dockops.junit.plan.ImageSource;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the paths that annotations name: on the class path, then from the module's directory. */
final class DeclaredPaths {

    private final Class<?> testClass;
    private final Path module;

    DeclaredPaths(Class<?> testClass) {
        this.testClass = testClass;
        // Maven tells the module's directory; other runners start in it.
        this.module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    ImageSource tar(String path) {
        URL resource = resource(path);
        if (resource == null) {
            return new ImageSource.TarFile(inModule("tar", path));
        }
        return isFile(resource)
                ? new ImageSource.TarFile(file(resource))
                : new ImageSource.TarResource(resource.toExternalForm());
    }

    ImageSource directory(String path) {
        URL resource = resource(path);
        if (resource == null) {
            return new ImageSource.Directory(inModule("context", path));
        }
        if (!isFile(resource)) {
            throw new IllegalArgumentException("context: [" + path + "] is inside of a jar [" + resource
                    + "]: unpack it to a directory, or declare it as a tar");
        }
        return new ImageSource.Directory(file(resource));
    }

    private Path inModule(String element, String path) {
        Path file = module.resolve(path).normalize();
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(element + ": [" + path
                    + "] was not found, neither on the class path nor as [" + file
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

    private static boolean isFile(URL resource) {
        return resource.getProtocol().equals("file");
    }

    private static Path file(URL resource) {
        try {
            return Path.of(resource.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the class path has an entry that is no path: " + resource, e);
        }
    }
}
