package io.dockops.junit.forks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dockops.RunningContainer;
import io.dockops.junit.DockerImage;
import io.dockops.junit.RunContainer;
import io.dockops.junit.Scope;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A container for all classes of a JVM, and a note of each test on which JVM it ran with which container. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DockerImage(tag = "junit-forks:uno", dockerfile = "FROM busybox\nCMD [\"sleep\", \"600\"]\n")
@RunContainer(image = "junit-forks:uno", name = "shared", scope = Scope.SUITE)
@interface SharedByForks {

    /** Where the notes are. */
    final class Notes {

        private Notes() {}

        static void take(RunningContainer container) throws IOException {
            String note = ProcessHandle.current().pid() + " " + container.id() + "\n";
            Files.write(path("notes"), note.getBytes(UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        /** Tell whether this is asked for the first time. */
        static boolean isFirstTry(String test) throws IOException {
            return path(test).toFile().createNewFile();
        }

        private static Path path(String name) {
            return Path.of(System.getProperty("junit-forks.notes"), name);
        }
    }
}
