package io.dockops.junit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Knows which element of an annotation is being read, so that what is wrong with it is told with its name in front. A cold JVM
 * reads it before its first container: this has a state where a function for each element would be the usual way, as each
 * costs a class.
 */
final class Elements {

    private String current = "";

    /** What is read next is this element. */
    void at(String element) {
        current = element;
    }

    /** What comes next is about several elements, and names them itself. */
    void atNone() {
        current = "";
    }

    /** What is read next is this element; tell whether it was given: one that was left away is the empty text. */
    boolean given(String element, String text) {
        at(element);
        return !text.isEmpty();
    }

    /** Read entries of the form {@code NAME=value}. */
    Map<String, String> pairs(String element, String[] entries) {
        at(element);
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                // The entry may be a secret whose name was forgotten: it is not repeated.
                throw new IllegalArgumentException(
                        "an entry has no name before its equals sign: write it like \"NAME=value\"");
            }
            pairs.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
        return pairs;
    }

    /** A failure with the name of the element that it is about. */
    IllegalArgumentException told(IllegalArgumentException failure) {
        return current.isEmpty()
                ? failure
                : new IllegalArgumentException(current + ": " + failure.getMessage(), failure);
    }
}
