package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PortMappingsTests {

    private static final PortMapping HTTP = new PortMapping(1337, Protocol.TCP, "127.0.0.1", 49_153, "127.0.0.1");
    private static final PortMapping HTTP6 = new PortMapping(1337, Protocol.TCP, "::", 49_100, "127.0.0.1");
    private static final PortMapping DNS = new PortMapping(53, Protocol.UDP, "127.0.0.1", 49_154, "127.0.0.1");
    private static final PortMapping DNS_TCP = new PortMapping(53, Protocol.TCP, "127.0.0.1", 49_155, "127.0.0.1");

    private final PortMappings ports = new PortMappings("web", List.of(HTTP6, HTTP, DNS, DNS_TCP));

    @Test
    void aPortIsFoundByItsProtocol() {
        assertThat(ports.mapping(53)).isEqualTo(DNS_TCP);
        assertThat(ports.mapping(53, Protocol.UDP)).isEqualTo(DNS);
        assertThat(ports.find(53, Protocol.SCTP)).isEmpty();
    }

    @Test
    void ofAPortPublishedTwiceIpv4ComesFirst() {
        assertThat(ports.mapping(1337)).isEqualTo(HTTP);
        assertThat(ports).containsExactly(DNS_TCP, DNS, HTTP, HTTP6);
    }

    @Test
    void anUnpublishedPortIsToldWithWhatThereIs() {
        assertThatThrownBy(() -> ports.mapping(80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Port [80/tcp] of container [web] is not published")
                .hasMessageContaining("1337/tcp -> 127.0.0.1:49153")
                .hasMessageContaining("53/udp -> 127.0.0.1:49154")
                .hasMessageContaining("ports = \"80\"");
        assertThatThrownBy(() -> ports.mapping(80, Protocol.UDP)).hasMessageContaining("ports = \"80/udp\"");
    }

    @Test
    void aContainerWithoutPortsSaysSo() {
        assertThatThrownBy(() -> new PortMappings("web", List.of()).mapping(80)).hasMessageContaining("no port is");
    }

    @Test
    void aMappingTellsWhereToConnect() {
        assertThat(HTTP.address().getPort()).isEqualTo(49_153);
        assertThat(ports)
                .hasToString("[53/tcp -> 127.0.0.1:49155, 53/udp -> 127.0.0.1:49154,"
                        + " 1337/tcp -> 127.0.0.1:49153, 1337/tcp -> 127.0.0.1:49100]");
    }
}
