package io.dockops.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SocketProbeTests {

    @TempDir
    Path directory;

    private final SocketProbe probe = SocketProbe.connecting();

    @Test
    void theEngineOfThisMachineAnswers() {
        assertThat(probe.refusal(EngineDiscovery.ofThisProcess().find().socketPath()))
                .isEmpty();
    }

    @Test
    void aMissingPathIsMissing() {
        assertThat(probe.refusal(directory.resolve("none.sock"))).contains("missing");
        assertThat(probe.refusal(directory.resolve("none/none.sock"))).contains("missing");
    }

    @Test
    void aPathBelowAFileIsMissing() throws IOException {
        assertThat(probe.refusal(Files.createFile(directory.resolve("file")).resolve("none.sock")))
                .contains("missing");
    }

    @Test
    void aDeadLinkLeadsNowhere() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link.sock"), directory.resolve("none.sock"));

        assertThat(probe.refusal(link)).contains("a link that leads nowhere");
    }

    @Test
    void aSocketLeftBehindHasNobodyListening() throws IOException {
        Path socket = directory.resolve("dead.sock");
        Sockets.listen(socket).close();

        assertThat(probe.refusal(socket)).contains("nobody listens: the socket is there, its engine is gone");
    }

    @Test
    void aFileOrADirectoryIsNotASocket() throws IOException {
        assertThat(probe.refusal(Files.createFile(directory.resolve("file")))).contains("not a socket");
        assertThat(probe.refusal(directory)).contains("not a socket");
    }

    @Test
    void aPathTooLongForASocketIsSaid() {
        assertThat(probe.refusal(directory.resolve("x".repeat(120))))
                .hasValueSatisfying(reason -> assertThat(reason).containsIgnoringCase("too long"));
    }

    @Test
    void theInterruptFlagNeitherDisturbsNorIsLost() throws IOException {
        Path socket = directory.resolve("live.sock");
        try (ServerSocketChannel engine = Sockets.listen(socket)) {
            Thread.currentThread().interrupt();
            assertThat(probe.refusal(socket)).isEmpty();
            assertThat(engine.isOpen()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    @Timeout(value = 20, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anEngineWithAFullBacklogIsThereAndDoesNotBlock() throws IOException {
        Path socket = directory.resolve("busy.sock");
        List<SocketChannel> waiting = new ArrayList<>();
        try (ServerSocketChannel engine = Sockets.listen(socket)) {
            assertThat(engine.isOpen()).isTrue();
            assertThatThrownBy(() -> {
                        while (waiting.size() < 10_000) {
                            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                            waiting.add(channel);
                            channel.configureBlocking(false);
                            channel.connect(UnixDomainSocketAddress.of(socket));
                        }
                    })
                    .hasMessage("Resource temporarily unavailable");

            assertThat(probe.refusal(socket)).isEmpty();
        } finally {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }
}
