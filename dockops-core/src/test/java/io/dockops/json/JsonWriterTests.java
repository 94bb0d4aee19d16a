package io.dockops.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTests {

    @Test
    void whatIsNextToEachOtherHasACommaAndWhatIsWithinHasNone() {
        JsonWriter out = new JsonWriter().beginObject();
        out.beginObject("none").endObject();
        out.beginArray("empty").endArray();
        out.beginArray("two")
                .beginObject()
                .endObject()
                .beginObject()
                .field("a", 1)
                .endObject()
                .endArray();
        out.field("text", "x").field("number", -7).field("flag", true);
        out.texts("list", List.of("y", "z")).texts("map", Map.of("k", "v")).texts("no", List.of());

        assertThat(new String(out.endObject().utf8(), UTF_8))
                .isEqualTo(
                        "{\"none\":{},\"empty\":[],\"two\":[{},{\"a\":1}],\"text\":\"x\",\"number\":-7,\"flag\":true,"
                                + "\"list\":[\"y\",\"z\"],\"map\":{\"k\":\"v\"},\"no\":[]}");
    }

    /** By a library's judgement, and by our own. */
    @Test
    void everyLetterComesBack() throws IOException {
        StringBuilder all = new StringBuilder("😀");
        for (char letter = 0; letter < Character.MIN_SURROGATE; letter++) {
            all.append(letter);
        }
        String text = all.toString();
        byte[] json =
                new JsonWriter().beginObject().field("text", text).endObject().utf8();

        assertThat(new ObjectMapper().readTree(json).get("text").textValue()).isEqualTo(text);
        assertThat(JsonReader.read(new String(json, UTF_8))).isEqualTo(Map.of("text", text));
    }
}
