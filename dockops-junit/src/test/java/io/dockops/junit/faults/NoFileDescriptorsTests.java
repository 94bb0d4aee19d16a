package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.ContainerSpec;
import io.dockops.Containers;
import io.dockops.junit.ChildJvm;
import io.dockops.junit.RunContainer;
import io.dockops.testing.FaultTable;
import io.dockops.testing.PrivateEngine;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A JVM whose test opens files until it may open no more, and closes none. */
class NoFileDescriptorsTests {

    @RegisterExtension
    static final PrivateEngine ENGINE = new PrivateEngine();

    @Test
    void whatItHasMadeIsRemovedAllTheSame(@TempDir Path directory) throws Exception {
        try (ChildJvm child =
                ChildJvm.withFiles(256, Jars.ofClassPath(directory), ENGINE.dockerhost(), LeakingCase.class)) {
            List<String> output = child.awaitOutput();

            assertThat(output)
                    .anyMatch(line -> line.startsWith("successful"))
                    .noneMatch(line -> line.startsWith("failed"));
        }
        ENGINE.assertNothingLeft();
        FaultTable.saw("no file descriptors", "Nothing: what is removed shares the connections that are open already");
    }

    @RunContainer(
            image = "busybox",
            network = "shop",
            mounts = "data:/data",
            cmd = {"sleep", "600"})
    static class LeakingCase {

        private static final List<InputStream> OPEN = new ArrayList<>();

        /** One container after another needs one connection, and their removals at once want more. */
        @Test
        void opensFilesUntilItMayOpenNoMore(Containers containers) {
            ContainerSpec idle =
                    ContainerSpec.builder("busybox").cmd("sleep", "600").build();
            for (int i = 0; i < 4; i++) {
                containers.run(idle);
            }
            try {
                while (true) {
                    OPEN.add(new FileInputStream("/dev/null"));
                }
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("Too many open files");
            }
        }
    }
}
