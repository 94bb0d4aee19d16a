package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortBindingTests {

    @ParameterizedTest
    @CsvSource({
        "1337, 1337, TCP, 127.0.0.1, 0",
        "49222:1337, 1337, TCP, 127.0.0.1, 49222",
        "0:1337, 1337, TCP, 127.0.0.1, 0",
        ":1337, 1337, TCP, 127.0.0.1, 0",
        "53/udp, 53, UDP, 127.0.0.1, 0",
        "5353:53/udp, 53, UDP, 127.0.0.1, 5353",
        "132/sctp, 132, SCTP, 127.0.0.1, 0",
        "0.0.0.0:80:8080, 8080, TCP, 0.0.0.0, 80",
        "0.0.0.0::80, 80, TCP, 0.0.0.0, 0",
        "[::1]:80:8080/tcp, 8080, TCP, ::1, 80",
        "65535:65535, 65535, TCP, 127.0.0.1, 65535",
    })
    void allFormsOfDockerRunAreRead(String text, int container, Protocol protocol, String ip, int host) {
        PortBinding binding = PortBinding.parse(text);

        assertThat(binding).isEqualTo(new PortBinding(container, protocol, ip, host));
        assertThat(PortBinding.parse(binding.toString())).isEqualTo(binding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 80",
                "http",
                "80/TCP",
                "80/icmp",
                "80:",
                "-1",
                "1.5",
                "a:80",
                "80:80:80:80",
                "80-90",
                "localhost:80:80",
                "0",
                "65536",
                "65536:80",
                "99999999999999999999",
                "80:0",
            })
    void whatIsNoPortIsRefusedWithItsText(String text) {
        assertThatThrownBy(() -> PortBinding.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Bad port [" + text + "]: ");
    }

    @Test
    void theMessageTellsTheRange() {
        assertThatThrownBy(() -> PortBinding.of(0))
                .hasMessageContaining("Container port [0]")
                .hasMessageContaining("1 to 65535");
        assertThatThrownBy(() -> PortBinding.of(80, -1)).hasMessageContaining("Host port [-1]");
        assertThatThrownBy(() -> PortBinding.of(80, 65_536)).hasMessageContaining("Host port [65536]");
        assertThatThrownBy(() -> new PortBinding(80, Protocol.TCP, " ", 0)).hasMessageContaining("0.0.0.0");
        assertThatThrownBy(() -> PortBinding.parse("80/icmp")).hasMessageContaining("use tcp, udp or sctp");
    }

    @Test
    void theOriginalsFunctionPublishesOneTcpPort() {
        assertThat(Dockops.portBindings(1337)).isEqualTo(PortBinding.parse("1337"));
        assertThat(Dockops.portBindings(1337, 0)).isEqualTo(PortBinding.parse("1337"));
        assertThat(Dockops.portBindings(1337, 49_222)).isEqualTo(PortBinding.parse("49222:1337"));
    }
}
