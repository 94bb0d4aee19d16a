package io.dockops.watchdog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into maps, lists and texts, numbers too. Our own, since the watchdog has no
 * library, and a search in the text could be fooled by what somebody writes into a label.
 */
final class Json {

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /**
     * Read a value.
     *
     * @throws IOException if the text is no JSON, or is cut
     */
    static @Nullable Object read(String text) throws IOException {
        try {
            Json json = new Json(text);
            Object value = json.value();
            json.blank();
            if (json.at < text.length()) {
                throw new IOException("Something follows the JSON at " + json.at);
            }
            return value;
        } catch (StringIndexOutOfBoundsException | NumberFormatException e) {
            throw new IOException("The JSON is cut or broken", e);
        }
    }

    private @Nullable Object value() throws IOException {
        blank();
        char first = text.charAt(at);
        if (first == '{') {
            return object();
        }
        if (first == '[') {
            return array();
        }
        return first == '"' ? string() : word();
    }

    private Map<String, @Nullable Object> object() throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (boolean more = opened('}'); more; more = goesOn('}')) {
            blank();
            String name = string();
            blank();
            expect(':');
            object.put(name, value());
        }
        return object;
    }

    private List<@Nullable Object> array() throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        for (boolean more = opened(']'); more; more = goesOn(']')) {
            array.add(value());
        }
        return array;
    }

    private boolean opened(char end) {
        at++;
        blank();
        if (text.charAt(at) == end) {
            at++;
            return false;
        }
        return true;
    }

    private boolean goesOn(char end) throws IOException {
        blank();
        if (text.charAt(at) == end) {
            at++;
            return false;
        }
        expect(',');
        return true;
    }

    private String string() throws IOException {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (true) {
            char next = text.charAt(at++);
            if (next == '"') {
                return string.toString();
            }
            string.append(next == '\\' ? escaped() : next);
        }
    }

    private char escaped() {
        char escaped = text.charAt(at++);
        return switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> escaped;
        };
    }

    /** A number and a boolean stay texts. */
    private @Nullable String word() throws IOException {
        int start = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        if (!word.matches("null|true|false|-?\\d.*")) {
            throw new IOException("No JSON at " + start);
        }
        return word.equals("null") ? null : word;
    }

    private static boolean isOfWord(char letter) {
        return Character.isLetterOrDigit(letter) || "+-.".indexOf(letter) >= 0;
    }

    private void expect(char wanted) throws IOException {
        if (text.charAt(at++) != wanted) {
            throw new IOException("No [" + wanted + "] in the JSON at " + (at - 1));
        }
    }

    private void blank() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
