package io.dockops.engine;

import io.dockops.json.BrokenJson;
import io.dockops.json.JsonReader;
import java.util.Map;
import java.util.Optional;

/** Frees the engine's words from their JSON wrapping. */
final class EngineMessage {

    static final int LIMIT = 4096;

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
        try {
            return JsonReader.read(body) instanceof Map<?, ?> error && error.get("message") instanceof String message
                    ? Optional.of(message)
                    : Optional.empty();
        } catch (BrokenJson e) {
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
