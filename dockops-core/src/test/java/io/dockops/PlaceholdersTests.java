package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTests {

    private static final PortMappings PORTS = new PortMappings(
            "web",
            List.of(
                    new PortMapping(1337, Protocol.TCP, "127.0.0.1", 49_153, "10.0.0.9"),
                    new PortMapping(53, Protocol.UDP, "127.0.0.1", 49_154, "10.0.0.9"),
                    new PortMapping(53, Protocol.TCP, "127.0.0.1", 49_155, "10.0.0.9")));

    private static String fill(String text) {
        return Placeholders.fill(text, "10.0.0.9", PORTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{host}|10.0.0.9",
                "{1337}|49153",
                "http://{host}:{1337}/|http://10.0.0.9:49153/",
                "{53/udp},{53},{53/tcp}|49154,49155,49155",
                "{1337}{1337}|4915349153",
                "{x{1337}}|{x49153}",
            })
    void hostAndPortsAreFilledIn(String text, String filled) {
        assertThat(fill(text)).isEqualTo(filled);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{host}}|{host}",
                "{{1337}}|{1337}",
                "{{80}}|{80}",
                "{{53/udp}}{53/udp}|{53/udp}49154",
                "{{{host}}}|{{host}}",
            })
    void doubledBracesStandForTheText(String text, String filled) {
        assertThat(fill(text)).isEqualTo(filled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "${host}",
                "$${1337}",
                "${1}",
                "${{host}}",
                "{Host}",
                "{ host }",
                "{host",
                "{}",
                "{a,b}",
                "{\"1337\":1337}",
                "{{.Names}}",
                "{53/icmp}",
                "{-1}",
                "{123456}",
                "\\{host\\",
            })
    void whatIsNoPlaceholderIsLeftAlone(String text) {
        assertThat(fill(text)).isEqualTo(text);
        assertThat(Placeholders.ports(text)).isEmpty();
    }

    @Test
    void theRestOfATextIsTakenAsItIs() {
        assertThat(fill("$1 \\1 {host} $host")).isEqualTo("$1 \\1 10.0.0.9 $host");
    }

    @Test
    void thePortsThatATextAsksForAreKnown() {
        assertThat(Placeholders.ports("{host} {1337} {{80}} ${81} {53/udp} {1337/tcp} {99999}"))
                .containsExactly("1337/tcp", "53/udp", "99999/tcp");
    }

    @Test
    void aPortThatIsNotPublishedIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> fill("{host}:{1337/udp}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Port [1337/udp] of container [web] is not published")
                .hasMessageContaining("1337/tcp -> 10.0.0.9:49153");
    }
}
