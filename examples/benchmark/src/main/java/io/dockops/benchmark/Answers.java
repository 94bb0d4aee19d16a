package io.dockops.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What children say: lines such as {@code value start 312.5}. */
final class Answers {

    private static final String VALUE = "value ";

    private Answers() {}

    static Map<String, Double> parse(List<String> lines) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String line : lines) {
            if (line.startsWith(VALUE)) {
                String[] words = line.split(" ", -1);
                values.put(words[1], Double.valueOf(words[2]));
            }
        }
        return values;
    }
}
