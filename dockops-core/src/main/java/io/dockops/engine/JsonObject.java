package io.dockops.engine;

import io.dockops.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as the engine sent it. What is unknown in it is kept and does no harm: one new
 * value in an enumeration breaks docker-java's typed reading of a whole inspect.
 */
public record JsonObject(Map<String, Object> fields) {

    /** An empty one where the value is no object. */
    @SuppressWarnings("unchecked") // the reader's, whose keys are texts
    static JsonObject of(@Nullable Object value) {
        return new JsonObject(value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of());
    }

    /** Read an object; an empty one where there is another value, or none. */
    static JsonObject read(InputStream body) throws IOException {
        List<@Nullable Object> values = JsonReader.readAll(body);
        return of(values.isEmpty() ? null : values.get(0));
    }

    /** Read one object after another, as a stream of events has them. */
    static List<JsonObject> readAll(InputStream body) throws IOException {
        return JsonReader.readAll(body).stream().map(JsonObject::of).toList();
    }

    /** The text at a path of field names; empty where there is none. */
    String text(String... path) {
        Object value = at(path);
        return value == null ? "" : value.toString();
    }

    /** The number at a path; zero where there is none. */
    long number(String... path) {
        return at(path) instanceof Number number ? number.longValue() : 0;
    }

    boolean flag(String... path) {
        return Boolean.TRUE.equals(at(path));
    }

    /** The object at a path; an empty one where there is none. */
    JsonObject object(String... path) {
        return of(at(path));
    }

    /** The objects in the array at a path, or none. */
    List<JsonObject> objects(String... path) {
        List<JsonObject> objects = new ArrayList<>();
        for (Object element : list(path)) {
            objects.add(of(element));
        }
        return objects;
    }

    /** The texts in the array at a path, or none. */
    List<String> texts(String... path) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(path)) {
            texts.add(String.valueOf(element));
        }
        return texts;
    }

    private List<?> list(String... path) {
        return at(path) instanceof List<?> list ? list : List.of();
    }

    private @Nullable Object at(String... path) {
        Object value = fields;
        for (String name : path) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }
}
