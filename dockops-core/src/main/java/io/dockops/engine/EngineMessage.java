package io.dockops.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** Frees the engine's words from their JSON wrapping. */
final class EngineMessage {

    static final int LIMIT = 4096;

    private static final JsonFactory JSON = new JsonFactory();

    private EngineMessage() {}

    /**
     * The {@code message} of a JSON body, else the body as it is; at most {@link #LIMIT} characters, never empty, and
     * without a full stop, as ours go on behind it.
     */
    static String unwrap(String body) {
        String words = message(body).orElse(body).strip().replaceFirst("(?<!\\.)\\.$", "");
        return words.isEmpty() ? "(the engine gave no reason)" : bounded(words);
    }

    private static Optional<String> message(String body) {
        if (!body.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("message") && value == JsonToken.VALUE_STRING) {
                    return Optional.of(parser.getText());
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            // A page of some proxy, or half an answer: the text itself is the best there is.
            return Optional.empty();
        }
    }

    private static String bounded(String words) {
        if (words.length() <= LIMIT) {
            return words;
        }
        String mark = "… (" + words.length() + " characters)";
        int end = LIMIT - mark.length();
        return words.substring(0, Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end) + mark;
    }
}
