package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortTests {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private static PortBinding range(int first, int last) {
        return new PortBinding(80, Protocol.TCP, "127.0.0.1", first, last);
    }

    @Test
    void aPortIsFoundForEachProtocolAndForAddressesThatAreNotHere() {
        for (String text : List.of("80", "0.0.0.0::80", "53/udp", "1/sctp", "192.0.2.1::80")) {
            assertThat(FreePort.onThisMachine(PortBinding.parse(text), Set.of()))
                    .as(text)
                    .isPresent();
        }
    }

    @Test
    void whatIsTakenIsNotChosen() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
            int port = taken.getLocalPort();
            assertThat(FreePort.onThisMachine(range(port, port), Set.of())).isEmpty();
            assertThat(FreePort.onThisMachine(new PortBinding(53, Protocol.UDP, "127.0.0.1", port), Set.of()))
                    .hasValue(port);
        }
        try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            int port = taken.getLocalPort();
            assertThat(FreePort.onThisMachine(new PortBinding(53, Protocol.UDP, "127.0.0.1", port), Set.of()))
                    .isEmpty();
        }
    }

    @Test
    void ofARangeAnyIsChosenButThoseThatAreExcepted() {
        Set<Integer> all = IntStream.rangeClosed(50_000, 50_009).boxed().collect(Collectors.toSet());
        Set<Integer> chosen = new HashSet<>();
        while (chosen.size() < 10) {
            chosen.add(FreePort.byChance(range(50_000, 50_009), chosen).orElseThrow());
        }

        assertThat(chosen).isEqualTo(all);
        assertThat(FreePort.byChance(range(50_000, 50_009), all)).isEmpty();
        assertThat(FreePort.onThisMachine(range(50_000, 50_009), all)).isEmpty();
    }

    @Test
    void onAnotherMachineItIsOneOfTheDynamicPorts() {
        for (int i = 0; i < 100; i++) {
            assertThat(FreePort.byChance(PortBinding.of(80), Set.of()).orElseThrow())
                    .isBetween(49_152, 65_535);
        }
    }
}
