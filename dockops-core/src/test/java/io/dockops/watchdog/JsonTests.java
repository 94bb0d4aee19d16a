package io.dockops.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTests {

    @Test
    void readsWhatAnEngineWrites() throws IOException {
        Object read = Json.read(" {\"Id\":\"ab\" , \"Names\":[\"/uno\",\"/dos\"],\"Created\":17.5e3,\"Up\":true,"
                + "\"Gone\":null,\"Empty\":{},\"None\":[]} ");

        assertThat(read)
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("Id", "ab")
                .containsEntry("Names", List.of("/uno", "/dos"))
                .containsEntry("Created", "17.5e3")
                .containsEntry("Up", "true")
                .containsEntry("Gone", null)
                .containsEntry("Empty", Map.of())
                .containsEntry("None", List.of())
                .hasSize(7);
    }

    @Test
    void readsEscapes() throws IOException {
        assertThat(Json.read("\"a\\\"b\\\\c\\/d\\n\\t\\r\\b\\f\\u00fc\\ud83d\\ude00\""))
                .isEqualTo("a\"b\\c/d\n\t\r\b\fü😀");
    }

    @Test
    void aLabelIsNotMistakenForAnId() throws IOException {
        assertThat(Json.read("{\"Labels\":{\"x\":\"\\\",\\\"Id\\\":\\\"fake\"},\"Id\":\"real\"}"))
                .isEqualTo(Map.of("Labels", Map.of("x", "\",\"Id\":\"fake"), "Id", "real"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,",
                "{\"a\":1",
                "{\"a\"}",
                "\"abc",
                "\"\\u00",
                "{a:1}",
                "[1] 2",
                "nil",
                "[1 2]",
                "{\"a\" 1}"
            })
    void whatIsCutOrBrokenIsRefused(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(IOException.class);
    }

    @Test
    void everyCutIsSeen() throws IOException {
        String whole = "[{\"Id\":\"ab\",\"Labels\":{\"io.dockops.session\":\"0123\"},\"Created\":17}]";
        assertThat(Json.read(whole)).isNotNull();
        for (int end = 0; end < whole.length(); end++) {
            String cut = whole.substring(0, end);
            assertThatThrownBy(() -> Json.read(cut)).as(cut).isInstanceOf(IOException.class);
        }
    }
}
