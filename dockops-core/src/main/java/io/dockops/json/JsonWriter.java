package io.dockops.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes one JSON object. That what begins also ends is its user's business. */
public final class JsonWriter {

    private final StringBuilder json = new StringBuilder(1024);
    private boolean first = true;

    /** Begin the whole, or an element of an array. */
    public JsonWriter beginObject() {
        separate();
        return begin('{');
    }

    public JsonWriter beginObject(String name) {
        name(name);
        return begin('{');
    }

    public JsonWriter endObject() {
        return end('}');
    }

    public JsonWriter beginArray(String name) {
        name(name);
        return begin('[');
    }

    public JsonWriter endArray() {
        return end(']');
    }

    public JsonWriter field(String name, String value) {
        name(name);
        quoted(value);
        return this;
    }

    public JsonWriter field(String name, long value) {
        name(name);
        json.append(value);
        return this;
    }

    public JsonWriter field(String name, boolean value) {
        name(name);
        json.append(value);
        return this;
    }

    /** Write an array. */
    public JsonWriter texts(String name, List<String> texts) {
        beginArray(name);
        for (String text : texts) {
            separate();
            quoted(text);
        }
        return endArray();
    }

    /** Write an object. */
    public JsonWriter texts(String name, Map<String, String> texts) {
        beginObject(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            field(text.getKey(), text.getValue());
        }
        return endObject();
    }

    /** What has been written, in UTF-8. */
    public byte[] utf8() {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void name(String name) {
        separate();
        quoted(name);
        json.append(':');
    }

    private void separate() {
        if (!first) {
            json.append(',');
        }
        first = false;
    }

    private JsonWriter begin(char mark) {
        json.append(mark);
        first = true;
        return this;
    }

    private JsonWriter end(char mark) {
        json.append(mark);
        first = false;
        return this;
    }

    private void quoted(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                json.append('\\').append(letter);
            } else if (letter < ' ') {
                json.append(letter < 0x10 ? "\\u000" : "\\u00").append(Integer.toHexString(letter));
            } else {
                json.append(letter);
            }
        }
        json.append('"');
    }
}
