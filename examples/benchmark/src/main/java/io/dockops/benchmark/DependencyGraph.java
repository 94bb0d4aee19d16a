package io.dockops.benchmark;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which library needs which, as Maven tells it in the trivial graph format, with the edges that lead to what it has
 * already. Libraries are known as {@code group:artifact}.
 */
final class DependencyGraph {

    private static final Pattern NODE = Pattern.compile("(\\S+) \\(?([^:(]+:[^:]+):.*");
    private static final Pattern EDGE = Pattern.compile("(\\S+) (\\S+) (?:compile|runtime)");

    private final Map<String, Set<String>> needs = new HashMap<>();

    DependencyGraph(List<String> lines) {
        Map<String, String> names = new HashMap<>();
        for (String line : lines) {
            Matcher edge = EDGE.matcher(line);
            Matcher node = NODE.matcher(line);
            if (edge.matches()) {
                needs.computeIfAbsent(name(names, edge.group(1)), from -> new LinkedHashSet<>())
                        .add(name(names, edge.group(2)));
            } else if (node.matches()) {
                names.put(node.group(1), node.group(2));
            }
        }
    }

    private static String name(Map<String, String> names, String id) {
        String name = names.get(id);
        if (name == null) {
            throw new IllegalArgumentException("No node [" + id + "] in the graph of dependencies");
        }
        return name;
    }

    /** Give these libraries, and all that they need. */
    Set<String> closure(Collection<String> libraries) {
        Set<String> all = new LinkedHashSet<>();
        Deque<String> left = new ArrayDeque<>(libraries);
        while (!left.isEmpty()) {
            String library = left.pop();
            if (all.add(library)) {
                left.addAll(needs.getOrDefault(library, Set.of()));
            }
        }
        return all;
    }
}
