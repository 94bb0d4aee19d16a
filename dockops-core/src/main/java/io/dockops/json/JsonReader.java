package io.dockops.json;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into maps, lists, texts, longs, decimals and booleans. A field that is null is as one that is not there.
 * Whatever a text says in excess of JSON's own rules, as a number with a plus, may be taken.
 */
public final class JsonReader {

    /** An engine nests a dozen; a stranger's text must not overflow the stack. */
    private static final int DEEPEST = 500;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Read a value.
     *
     * @throws BrokenJson if the text is no JSON, is cut, or goes on after the value
     */
    public static @Nullable Object read(String text) throws BrokenJson {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        if (reader.more()) {
            throw reader.broken("more than one value");
        }
        return value;
    }

    /**
     * Read one value after another, or none, up to the end of UTF-8.
     *
     * @throws BrokenJson if it is no JSON, or is cut
     */
    public static List<@Nullable Object> readAll(InputStream utf8) throws IOException {
        JsonReader reader = new JsonReader(new String(utf8.readAllBytes(), StandardCharsets.UTF_8));
        List<@Nullable Object> values = new ArrayList<>();
        while (reader.more()) {
            values.add(reader.value());
        }
        return values;
    }

    private @Nullable Object value() throws BrokenJson {
        return switch (next()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, Object> object() throws BrokenJson {
        Map<String, Object> object = new LinkedHashMap<>();
        for (boolean more = opened('}'); more; more = goesOn('}')) {
            next();
            String name = string();
            expect(':');
            Object value = value();
            if (value != null) {
                object.put(name, value);
            }
        }
        depth--;
        return object;
    }

    private List<@Nullable Object> array() throws BrokenJson {
        List<@Nullable Object> array = new ArrayList<>();
        for (boolean more = opened(']'); more; more = goesOn(']')) {
            array.add(value());
        }
        depth--;
        return array;
    }

    private boolean opened(char end) throws BrokenJson {
        if (++depth > DEEPEST) {
            throw broken("deeper than " + DEEPEST);
        }
        at++;
        return !passed(end);
    }

    private boolean goesOn(char end) throws BrokenJson {
        if (passed(end)) {
            return false;
        }
        expect(',');
        return true;
    }

    private String string() throws BrokenJson {
        expect('"');
        int start = at;
        while (here() != '"' && here() != '\\') {
            at++;
        }
        if (here() == '"') {
            return text.substring(start, at++);
        }
        StringBuilder string = new StringBuilder().append(text, start, at);
        for (char next = here(); next != '"'; next = here()) {
            at++;
            string.append(next == '\\' ? escaped() : next);
        }
        at++;
        return string.toString();
    }

    private char escaped() throws BrokenJson {
        char escaped = here();
        at++;
        return switch (escaped) {
            case '"', '\\', '/' -> escaped;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw broken("an unknown escape");
        };
    }

    private char unicode() throws BrokenJson {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(here(), 16);
            if (digit < 0) {
                throw broken("no hexadecimal digit");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private @Nullable Object word() throws BrokenJson {
        int start = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> number(word, start);
        };
    }

    /** A long where that does: an unlimited memory is written as 2^64 - 1. */
    private Number number(String word, int start) throws BrokenJson {
        try {
            return Long.valueOf(word);
        } catch (NumberFormatException notLong) {
            try {
                return new BigDecimal(word);
            } catch (NumberFormatException neither) {
                throw new BrokenJson("no value", text, start);
            }
        }
    }

    private static boolean isOfWord(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '-' || letter == '+' || letter == '.';
    }

    private void expect(char wanted) throws BrokenJson {
        if (next() != wanted) {
            throw broken("no [" + wanted + "]");
        }
        at++;
    }

    private boolean passed(char wanted) throws BrokenJson {
        boolean here = next() == wanted;
        if (here) {
            at++;
        }
        return here;
    }

    /** The next letter that is not blank. */
    private char next() throws BrokenJson {
        return more() ? text.charAt(at) : here();
    }

    private boolean more() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private static boolean isBlank(char letter) {
        return letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t';
    }

    private char here() throws BrokenJson {
        if (at == text.length()) {
            throw broken("it ends too early");
        }
        return text.charAt(at);
    }

    private BrokenJson broken(String what) {
        return new BrokenJson(what, text, at);
    }
}
