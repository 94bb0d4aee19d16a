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
                "8000-8002",
                "9000-9002:8000-8002",
                "8010-8000:80",
                "0-8000:80",
                "-8000:80",
                "8000-:80",
                "8000-8001-8002:80",
                "8000-65536:80",
                "8000-99999999999:80",
            })
    void whatIsNoPortIsRefusedWithItsText(String text) {
        assertThatThrownBy(() -> PortBinding.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Bad port [" + text + "]: ");
    }

    @ParameterizedTest
    @CsvSource({
        "8000-8010:80, TCP, 127.0.0.1",
        "0.0.0.0:8000-8010:80/tcp, TCP, 0.0.0.0",
        "[::1]:8000-8010:80/udp, UDP, ::1",
    })
    void aRangeOfHostPortsIsOneBinding(String text, Protocol protocol, String ip) {
        PortBinding binding = PortBinding.parse(text);

        assertThat(binding).isEqualTo(new PortBinding(80, protocol, ip, 8000, 8010));
        assertThat(binding.isFixed()).isFalse();
        assertThat(PortBinding.parse(binding.toString())).isEqualTo(binding);
        assertThat(PortBinding.parseAll(text)).containsExactly(binding);
        assertThat(PortBinding.parse("8000-8000:80")).isEqualTo(PortBinding.of(80, 8000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8000-8002|127.0.0.1::8000/tcp, 127.0.0.1::8001/tcp, 127.0.0.1::8002/tcp",
                "0.0.0.0::80-81/udp|0.0.0.0::80/udp, 0.0.0.0::81/udp",
                "9000-9001:80-81|127.0.0.1:9000:80/tcp, 127.0.0.1:9001:81/tcp",
                "[::]:9000-9001:80-81/sctp|[::]:9000:80/sctp, [::]:9001:81/sctp",
                "80-80|127.0.0.1::80/tcp",
                "1337|127.0.0.1::1337/tcp",
                "0:80-81|127.0.0.1::80/tcp, 127.0.0.1::81/tcp",
            })
    void aRangeOfContainerPortsIsABindingForEach(String text, String bindings) {
        assertThat(PortBinding.parseAll(text)).hasToString("[" + bindings + "]");
        assertThat(ContainerSpec.builder("test:uno").port(text).build().ports()).hasToString("[" + bindings + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "9000-9001:80-82, 2 host ports for 3 container ports",
        "9000:80-82, 1 host ports for 3 container ports",
        "82-80, [82-80] is no range",
        "0-2:80-82, [0-2] is no range",
        "65530-65540, Container port [65536] is out of range",
        "65534-65536:80-82, Host port [65536] is out of range",
        "1-99999999999, Container port [65536] is out of range",
    })
    void rangesThatDoNotFitAreRefused(String text, String why) {
        assertThatThrownBy(() -> PortBinding.parseAll(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Bad port [" + text + "]: " + why);
    }

    @Test
    void severalPortsAreNotReadAsOne() {
        assertThatThrownBy(() -> PortBinding.parse("8000-8002")).hasMessageContaining("it is 3 ports");
        assertThatThrownBy(() -> new PortBinding(80, Protocol.TCP, "::1", 0, 1))
                .hasMessageContaining("[0-1] are no range");
        assertThatThrownBy(() -> new PortBinding(80, Protocol.TCP, "::1", 9, 8))
                .hasMessageContaining("[9-8] are no range");
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
