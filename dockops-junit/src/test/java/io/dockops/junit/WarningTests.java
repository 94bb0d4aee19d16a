package io.dockops.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What is logged though nothing has failed. */
@Isolated
class WarningTests {

    private static final String GROUP = "junit-warning";

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void aContainerThatMayDoAnythingToItsHostIsToldOfAndAnOrdinaryOneIsNot() {
        assertThat(logOf(SocketCase.class))
                .containsOnlyOnce(
                        "WARN io.dockops - A container of image junit-warning:uno sees the engine's socket by the"
                                + " mount type=bind,source=/var/run/docker.sock,target=/var/run/docker.sock,readonly");
        assertThat(logOf(OrdinaryCase.class)).doesNotContain("io.dockops");
        RealEngine.assertNothingLeft(GROUP);
    }

    private static String logOf(Class<?> testClass) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            Cases.run(testClass).succeeded(1);
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.SLEEPER)
    @RunContainer(group = GROUP, mounts = "/var/run/docker.sock:/var/run/docker.sock:ro")
    static class SocketCase {

        @Test
        void runs() {}
    }

    @DockerImage(tag = GROUP + ":uno", dockerfile = RealEngine.SLEEPER)
    @RunContainer(group = GROUP)
    static class OrdinaryCase {

        @Test
        void runs() {}
    }
}
