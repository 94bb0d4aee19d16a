package io.dockops.benchmark;

import io.dockops.benchmark.child.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Test classes by the hundred, which do nothing. */
final class GeneratedClasses {

    private static final String PLAIN = """
            class C%d {
                @org.junit.jupiter.api.Test
                void runs() {}
            }
            """;
    private static final String SHARED = """
            @io.dockops.junit.DockerImage(tag = "%2$s")
            @io.dockops.junit.RunContainer(image = "%2$s", ports = "%3$d", scope = io.dockops.junit.Scope.SUITE)
            class C%1$d {
                @org.junit.jupiter.api.Test
                void runs(@io.dockops.junit.MappedPort(%3$d) int port) {}
            }
            """;

    private static final String LEAST = """
            @io.dockops.benchmark.least.Httpd(shared = true)
            class C%d {
                @org.junit.jupiter.api.Test
                void runs(@io.dockops.benchmark.least.Port int port) {}
            }
            """;

    private GeneratedClasses() {}

    /** Compile classes without containers. */
    static Path plain(Path directory, int count, String classPath) throws IOException {
        return compiled(directory, count, PLAIN, classPath);
    }

    /** Compile classes that share one container. */
    static Path shared(Path directory, int count, String classPath) throws IOException {
        return compiled(directory, count, SHARED, classPath);
    }

    /** Compile classes that share the container of the least extension. */
    static Path sharedByLeast(Path directory, int count, String classPath) throws IOException {
        return compiled(directory, count, LEAST, classPath);
    }

    private static Path compiled(Path directory, int count, String form, String classPath) throws IOException {
        Path sources = Files.createDirectories(directory.resolve("sources"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        List<Path> files = IntStream.range(0, count)
                .mapToObj(i -> sources.resolve("C" + i + ".java"))
                .toList();
        for (int i = 0; i < count; i++) {
            Files.writeString(files.get(i), form.formatted(i, Target.IMAGE, Target.PORT));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-proc:none", "-cp", classPath, "-d", classes.toString());
            if (!compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call()) {
                throw new IllegalStateException("The generated classes in [" + sources + "] do not compile");
            }
        }
        return classes;
    }
}
