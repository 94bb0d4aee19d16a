package io.dockops.junit;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads elements of an annotation; what is wrong with one is told with its name in front. */
final class Elements {

    private Elements() {}

    static void element(String element, Runnable read) {
        value(element, () -> {
            read.run();
            return element;
        });
    }

    static <T> T value(String element, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(element + ": " + e.getMessage(), e);
        }
    }

    /** Read a text that was given; one that was left away is the empty one. */
    static void given(String element, String text, Consumer<String> consumer) {
        if (!text.isEmpty()) {
            element(element, () -> consumer.accept(text));
        }
    }

    static void each(String element, String[] texts, Consumer<String> consumer) {
        for (String text : texts) {
            element(element, () -> consumer.accept(text));
        }
    }

    /** Read entries of the form {@code NAME=value}. */
    static void pairs(String element, String[] pairs, BiConsumer<String, String> consumer) {
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                // The pair may be a secret whose name was forgotten: it is not repeated.
                throw new IllegalArgumentException(
                        element + ": an entry has no name before its equals sign: write it like \"NAME=value\"");
            }
            element(element, () -> consumer.accept(pair.substring(0, equals), pair.substring(equals + 1)));
        }
    }
}
