package io.dockops.benchmark.least;

import io.dockops.benchmark.child.Target;
import io.dockops.json.JsonReader;
import io.dockops.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written to the engine and read from it, by dockops's own JSON. */
final class Json {

    private static final String TCP = Target.PORT + "/tcp";

    private Json() {}

    static String container(String name) {
        JsonWriter out = new JsonWriter().beginObject().field("Image", Target.IMAGE);
        out.texts("Labels", Map.of(Target.GROUP, name));
        out.beginObject("ExposedPorts").beginObject(TCP).endObject().endObject();
        out.beginObject("HostConfig").beginObject("PortBindings").beginArray(TCP);
        out.beginObject().field("HostIp", "127.0.0.1").field("HostPort", "").endObject();
        out.endArray().endObject().endObject().endObject();
        return new String(out.utf8(), StandardCharsets.UTF_8);
    }

    /** The last text of a field; the port that is asked for comes before the one that is given. */
    static String text(String json, String field) throws IOException {
        return last(JsonReader.read(json), field, "");
    }

    private static String last(@Nullable Object value, String field, String before) {
        String found = before;
        if (value instanceof Map<?, ?> fields) {
            for (Map.Entry<?, ?> entry : fields.entrySet()) {
                found = entry.getKey().equals(field) && entry.getValue() instanceof String text
                        ? text
                        : last(entry.getValue(), field, found);
            }
        } else if (value instanceof Iterable<?> elements) {
            for (Object element : elements) {
                found = last(element, field, found);
            }
        }
        return found;
    }
}
