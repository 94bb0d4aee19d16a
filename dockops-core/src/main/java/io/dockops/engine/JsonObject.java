package io.dockops.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as the engine sent it, read by streaming. What is unknown in it is kept and does no harm: one new
 * value in an enumeration breaks docker-java's typed reading of a whole inspect.
 */
public record JsonObject(Map<String, Object> fields) {

    /** Writes a request's body. */
    @FunctionalInterface
    public interface Writer {
        void write(JsonGenerator out) throws IOException;
    }

    private static final JsonFactory JSON = new JsonFactory();

    static JsonObject read(InputStream body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    ? new JsonObject(object(parser))
                    : new JsonObject(Map.of());
        }
    }

    /** Read one object after another, as a stream of events has them. */
    static List<JsonObject> readAll(InputStream body) throws IOException {
        List<JsonObject> all = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(body)) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                all.add(new JsonObject(object(parser)));
            }
        }
        return all;
    }

    static byte[] write(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            writer.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail; a writer's own mistake does
        }
        return bytes.toByteArray();
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
        return asObject(at(path));
    }

    /** The objects in the array at a path, or none. */
    List<JsonObject> objects(String... path) {
        List<JsonObject> objects = new ArrayList<>();
        for (Object element : list(path)) {
            objects.add(asObject(element));
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

    @SuppressWarnings("unchecked") // made by object(parser) below, whose keys are texts
    private static JsonObject asObject(@Nullable Object value) {
        return new JsonObject(value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of());
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = value(parser);
            if (value != null) {
                fields.put(name, value);
            }
        }
        return fields;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield elements;
            }
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            // A number may be too large for a long: an unlimited memory is written as 2^64 - 1.
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            default -> parser.getText();
        };
    }
}
