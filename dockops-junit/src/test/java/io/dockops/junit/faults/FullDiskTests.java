package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.ContainerSpec;
import io.dockops.Containers;
import io.dockops.RunningContainer;
import io.dockops.junit.Cases;
import io.dockops.junit.RunContainer;
import io.dockops.testing.FaultTable;
import io.dockops.testing.PrivateEngine;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine without any space left. */
class FullDiskTests {

    @RegisterExtension
    static final PrivateEngine ENGINE = PrivateEngine.withDisk(32);

    @Test
    void itIsNamedAndCleaningUpStillWorks() {
        Throwable failure = Cases.run(Map.of("dockops.host", ENGINE.dockerhost()), FillingCase.class)
                .failure();

        assertThat(failure)
                .hasMessageContaining("a container of image [busybox] failed")
                .hasMessageContaining("no space left on device");
        ENGINE.assertNothingLeft();
        FaultTable.saw("disk full on the engine", failure.getMessage().replaceFirst("write \\S+:", "write ‹file›:"));
    }

    @RunContainer(
            image = "busybox",
            network = "shop",
            mounts = "data:/data",
            cmd = {"sleep", "600"})
    static class FillingCase {

        @Test
        void runsAContainerWhereNoSpaceIsLeft(RunningContainer filler, Containers containers) {
            assertThat(filler.exec("dd", "if=/dev/zero", "of=/large", "bs=1M").stderr())
                    .contains("No space left on device");

            containers.run(ContainerSpec.builder("busybox").cmd("sleep", "600").build());
        }
    }
}
