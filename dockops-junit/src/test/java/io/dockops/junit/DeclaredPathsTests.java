package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Each test has a module directory and a class path of its own; the former is told by a system property. */
@Isolated
class DeclaredPathsTests {

    private static final String BASEDIR = "basedir";

    @TempDir
    private Path temporary;

    private Path module;
    private Path classPath;
    private String basedirBefore;
    private URLClassLoader loader;

    @BeforeEach
    void makeModule() throws IOException {
        module = Files.createDirectories(temporary.resolve("module"));
        classPath = Files.createDirectories(temporary.resolve("class path"));
        basedirBefore = System.getProperty(BASEDIR);
        System.setProperty(BASEDIR, module.toString());
    }

    @AfterEach
    void restore() throws IOException {
        if (basedirBefore == null) {
            System.clearProperty(BASEDIR);
        } else {
            System.setProperty(BASEDIR, basedirBefore);
        }
        if (loader != null) {
            loader.close();
        }
    }

    @Test
    void aTarIsLookedForOnTheClassPathFirst() throws Exception {
        Path onClassPath = write(classPath.resolve("docker/a.tar"));
        write(module.resolve("docker/a.tar"));

        assertThat(paths(classPath).file("docker/a.tar")).isEqualTo(onClassPath);
    }

    @Test
    void anAbsolutePathIsAFilesAndNotOneOfTheClassPath() throws Exception {
        Path file = write(temporary.resolve("elsewhere/a.tar"));
        write(classPath.resolve(file.toString().substring(1)));

        assertThat(paths(classPath).file(file.toString())).isEqualTo(file);
    }

    @Test
    void aTarIsLookedForInTheModuleNext() throws Exception {
        Path inModule = write(module.resolve("src/docker/a.tar"));

        assertThat(paths(classPath).file("src/docker/../docker/a.tar")).isEqualTo(inModule);
    }

    @Test
    void aContextIsLookedForOnTheClassPathFirst() throws Exception {
        write(classPath.resolve("docker/Dockerfile"));
        write(module.resolve("docker/Dockerfile"));

        assertThat(paths(classPath).file("docker")).isEqualTo(classPath.resolve("docker"));
    }

    @Test
    void aContextIsLookedForInTheModuleNext() throws Exception {
        write(module.resolve("docker/Dockerfile"));

        assertThat(paths(classPath).file("docker")).isEqualTo(module.resolve("docker"));
    }

    @Test
    void aDotIsTheModuleAndNotTheRootOfTheClassPath() throws Exception {
        write(classPath.resolve("Dockerfile"));
        write(module.resolve("Dockerfile"));
        write(module.resolve("sub/Dockerfile"));
        write(classPath.resolve("sub/Dockerfile"));

        assertThat(paths(classPath).file(".")).isEqualTo(module);
        assertThat(paths(classPath).file("./sub")).isEqualTo(module.resolve("sub"));
    }

    @Test
    void withoutAModuleTheWorkingDirectoryIsMeant() throws Exception {
        System.clearProperty(BASEDIR);

        assertThat(paths(classPath).file("pom.xml"))
                .isEqualTo(Path.of("pom.xml").toAbsolutePath());
    }

    @Test
    void whatIsInAJarIsReadFromIt() throws Exception {
        Path file = paths(jar("docker/a.tar")).file("docker/a.tar");

        assertThat(file.getFileSystem()).isNotEqualTo(temporary.getFileSystem());
        assertThat(Files.readString(file)).isEqualTo("docker/a.tar");
    }

    @Test
    void aTarInsideOfAJarIsTheSameHoweverOftenItIsDeclared() throws Exception {
        Path jar = jar("docker/a.tar");

        assertThat(paths(jar).file("docker/a.tar")).isEqualTo(paths(jar).file("docker/a.tar"));
    }

    @Test
    void aDirectoryInAJarIsWalked() throws Exception {
        Path directory = paths(jar("docker/Dockerfile")).file("docker/");

        assertThat(directory).isDirectory();
        assertThat(directory.resolve("Dockerfile")).hasContent("docker/Dockerfile");
    }

    @Test
    void whatIsNowhereIsRefusedWithBothPlaces() throws Exception {
        DeclaredPaths paths = paths(classPath);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> paths.file("docker/a.tar"))
                .withMessage("[docker/a.tar] was not found, neither on the class path nor as ["
                        + module.resolve("docker/a.tar") + "]: check the path, and that what makes it has run");
    }

    private static Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, file.toString());
    }

    private Path jar(String entry) throws IOException {
        Path jar = temporary.resolve("with tar.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("docker/"));
            zip.putNextEntry(new ZipEntry(entry));
            if (!entry.endsWith("/")) {
                zip.write(entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    /** The paths of a class that was loaded from a class path of its own. */
    private DeclaredPaths paths(Path entry) throws IOException, ClassNotFoundException {
        byte[] code;
        try (InputStream in = Declaring.class.getResourceAsStream("DeclaredPathsTests$Declaring.class")) {
            code = in.readAllBytes();
        }
        loader = new DefiningLoader(entry.toUri().toURL(), code);
        return new DeclaredPaths(loader.loadClass(Declaring.class.getName()));
    }

    private static final class Declaring {}

    private static final class DefiningLoader extends URLClassLoader {

        private final byte[] code;

        DefiningLoader(URL entry, byte[] code) {
            super(new URL[] {entry}, null);
            this.code = code;
        }

        @Override
        protected Class<?> findClass(String name) {
            return defineClass(name, code, 0, code.length);
        }
    }
}
