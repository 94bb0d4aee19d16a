package io.dockops.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTests {

    @Test
    void readsWhatAnEngineWrites() throws IOException {
        Object read = JsonReader.read(" {\"Id\":\"ab\" , \"Names\":[\"/uno\",\"/dos\"],\"Created\":17.5e3,\"Up\":true,"
                + "\"Gone\":null,\"Empty\":{},\"None\":[]} ");

        assertThat(read)
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("Id", "ab")
                .containsEntry("Names", List.of("/uno", "/dos"))
                .containsEntry("Created", new BigDecimal("17.5e3"))
                .containsEntry("Up", true)
                .containsEntry("Empty", Map.of())
                .containsEntry("None", List.of())
                .hasSize(6);
    }

    @Test
    void readsEscapes() throws IOException {
        assertThat(JsonReader.read("\"a\\\"b\\\\c\\/d\\n\\t\\r\\b\\f\\u00fc\\ud83d\\ude00\""))
                .isEqualTo("a\"b\\c/d\n\t\r\b\fü😀");
    }

    @Test
    void numbersAreLongsWhereTheyFit() throws IOException {
        assertThat(JsonReader.read("[0,-1,9223372036854775807,18446744073709551615,0.5]"))
                .isEqualTo(List.of(
                        0L, -1L, Long.MAX_VALUE, new BigDecimal("18446744073709551615"), new BigDecimal("0.5")));
    }

    @Test
    void readsOneValueAfterAnother() throws IOException {
        assertThat(JsonReader.readAll(utf8("{\"a\":\"ü\"}\n{\"b\":2}\r\n[]\t7 ")))
                .isEqualTo(List.of(Map.of("a", "ü"), Map.of("b", 2L), List.of(), 7L));
        assertThat(JsonReader.readAll(utf8(" \n"))).isEmpty();
        assertThatThrownBy(() -> JsonReader.readAll(utf8("{} {\"a\""))).isInstanceOf(BrokenJson.class);
    }

    private static InputStream utf8(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tellsWhereItIsBrokenAndQuotesNothing() {
        assertThatThrownBy(() -> JsonReader.read("{\n  \"auth\": secret\n}"))
                .isInstanceOf(BrokenJson.class)
                .hasMessage("not JSON at line 2, column 11: no value");
        assertThatThrownBy(() -> JsonReader.read("")).hasMessage("not JSON at line 1, column 1: it ends too early");
    }

    @Test
    void aTextOfBracketsDoesNotOverflowTheStack() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(1_000_000))).isInstanceOf(BrokenJson.class);
        assertThatThrownBy(() -> JsonReader.read("{\"a\":".repeat(1_000_000))).isInstanceOf(BrokenJson.class);
    }

    @Test
    void wideIsNotDeep() throws IOException {
        assertThat((List<?>) JsonReader.read("[" + "[],{},".repeat(10_000) + "1]"))
                .hasSize(20_001);
    }

    @Test
    void aLabelIsNotMistakenForAnId() throws IOException {
        assertThat(JsonReader.read("{\"Labels\":{\"x\":\"\\\",\\\"Id\\\":\\\"fake\"},\"Id\":\"real\"}"))
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
                "\"\\u00zz\"",
                "\"\\x\"",
                "1x",
                "truer",
                "{\"a\":1,}",
                "[1,]",
                "{,}",
                ":",
                "{a:1}",
                "[1] 2",
                "nil",
                "[1 2]",
                "{\"a\" 1}"
            })
    void whatIsCutOrBrokenIsRefused(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(BrokenJson.class);
    }

    @Test
    void everyCutIsSeen() throws IOException {
        String whole = "[{\"Id\":\"ab\",\"Labels\":{\"io.dockops.session\":\"0123\"},\"Created\":17}]";
        assertThat(JsonReader.read(whole)).isNotNull();
        for (int end = 0; end < whole.length(); end++) {
            String cut = whole.substring(0, end);
            assertThatThrownBy(() -> JsonReader.read(cut)).as(cut).isInstanceOf(BrokenJson.class);
        }
    }
}
