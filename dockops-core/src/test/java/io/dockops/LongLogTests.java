package io.dockops;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A log of more lines than are asked for at first. One of a gigabyte: dockops-junit's SizeFaultTests. */
class LongLogTests {

    @RegisterExtension
    static final EngineGroups GROUPS = new EngineGroups("long-log");

    private static final int LINES = 45_000;

    @AfterEach
    void nothingIsLeft() {
        assertThat(GROUPS.removeContainersLeft()).isEmpty();
    }

    private static String from(int first) {
        return IntStream.rangeClosed(first, LINES).mapToObj(line -> line + "\n").collect(joining());
    }

    @Test
    void itIsReadWholeOrAsManyLinesAsAreAskedFor() {
        ContainerSpec counting = ContainerSpec.builder(GROUPS.image("counting", "uno"))
                .cmd("seq", String.valueOf(LINES))
                .waitFor(WaitFor.exit(0))
                .build();
        try (RunningContainer container = GROUPS.containers().run(counting)) {
            assertThat(container.logs().equals(from(1))).as("the whole log").isTrue();
            assertThat(container.logs(30_000).equals(from(LINES - 30_000 + 1)))
                    .as("30,000 lines")
                    .isTrue();
            assertThat(container.logs(20_000).equals(from(LINES - 20_000 + 1)))
                    .as("20,000 lines")
                    .isTrue();
            assertThat(container.logs(2)).isEqualTo(from(LINES - 1));
        }
    }
}
