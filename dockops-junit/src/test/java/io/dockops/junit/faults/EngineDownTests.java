package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.EngineUnavailableException;
import io.dockops.junit.Cases;
import io.dockops.junit.DockerImage;
import io.dockops.junit.RunContainer;
import io.dockops.testing.FaultTable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines that do not run. */
class EngineDownTests {

    private static final Duration SOON = Duration.ofSeconds(2);

    @TempDir
    Path directory;

    @Test
    void anEngineThatIsDownFailsTheClassAtOnceAndNamesTheSocketAndWhatToDo() throws IOException {
        failure(directory.resolve("missing.sock"), AnyCase.class); // JUnit's own first start is not what is measured
        Throwable missing = failure(directory.resolve("missing.sock"));
        Throwable abandoned = failure(abandoned());

        assertThat(missing)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("No engine answers at [unix://" + directory.resolve("missing.sock") + "]")
                .hasMessageContaining(": missing. Start the engine");
        assertThat(abandoned)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("[unix://" + directory.resolve("abandoned.sock") + "]")
                .hasMessageContaining(": nobody listens: the socket is there, its engine is gone. Start the engine");
        FaultTable.saw("engine down at start", missing.getMessage() + "\n" + abandoned.getMessage());
    }

    /** A socket that its engine has left behind. */
    private Path abandoned() throws IOException {
        Path socket = directory.resolve("abandoned.sock");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket))
                .close();
        return socket;
    }

    private static Throwable failure(Path socket) {
        long begin = System.nanoTime();
        Throwable failure = failure(socket, AnyCase.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
        return failure;
    }

    private static Throwable failure(Path socket, Class<?> testClass) {
        return Cases.run(Map.of("dockops.host", "unix://" + socket), testClass).failure();
    }

    @Test
    void whatTheEngineHasNeverHeardOfIsNotLookedForAtTheEnd() {
        Throwable failure = failure(directory.resolve("missing.sock"), WithoutImageCase.class);

        assertThat(failure)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageStartingWith("Creating a container of image [busybox] failed: No engine answers at [");
    }

    @RunContainer(image = "busybox")
    static class WithoutImageCase {

        @Test
        void never() {}
    }

    @DockerImage(tag = "faulte-down:uno", dockerfile = "FROM busybox")
    @RunContainer(image = "faulte-down:uno")
    static class AnyCase {

        @Test
        void never() {}
    }
}
