package io.dockops.junit.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks which container needs which: each is there, lives long enough, and needs itself on no way. */
final class DependencyGraph {

    private final Map<String, PlannedContainer> own = new LinkedHashMap<>();
    private final Map<String, PlannedContainer> all = new LinkedHashMap<>();

    /** The nearest of a name is the one that is meant: the plan's own, then those around it. */
    DependencyGraph(Collection<PlannedContainer> own, List<PlannedContainer> around) {
        for (PlannedContainer container : own) {
            this.own.put(container.name(), container);
        }
        all.putAll(this.own);
        for (PlannedContainer container : around) {
            all.putIfAbsent(container.name(), container);
        }
    }

    /**
     * Check the graph.
     *
     * @throws IllegalArgumentException if it does not hold together; the message has the path or the names there are
     */
    void check() {
        for (PlannedContainer container : own.values()) {
            for (String needed : container.terms().dependsOn()) {
                requireLasting(container, needed);
            }
        }
        Set<String> done = new LinkedHashSet<>();
        for (String name : own.keySet()) {
            refuseCycle(name, new LinkedHashSet<>(), done);
        }
    }

    private void requireLasting(PlannedContainer container, String name) {
        PlannedContainer needed = all.get(name);
        if (needed == null) {
            throw new IllegalArgumentException("Container [" + container.name() + "] depends on [" + name
                    + "], which is not declared; declared are " + all.keySet()
                    + ": write one of these names, or declare it with @RunContainer(name = \"" + name + "\", …)");
        }
        if (needed.lifetime().compareTo(container.lifetime()) < 0) {
            throw new IllegalArgumentException("Container [" + container.name() + "] of scope " + container.lifetime()
                    + " depends on [" + name + "] of scope " + needed.lifetime()
                    + ", which would not outlive it: give [" + name + "] at least scope " + container.lifetime());
        }
    }

    /** Containers of tests start together, those of the classes around too; other ones around run before. */
    private boolean startsWithThese(PlannedContainer container) {
        return container.lifetime() == Lifetime.METHOD || own.containsKey(container.name());
    }

    private void refuseCycle(String name, Set<String> path, Set<String> done) {
        PlannedContainer container = all.get(name);
        if (container == null || done.contains(name) || !startsWithThese(container)) {
            return;
        }
        if (!path.add(name)) {
            List<String> cycle = new ArrayList<>(path);
            throw new IllegalArgumentException("The containers depend on each other in a circle: "
                    + String.join(" → ", cycle.subList(cycle.indexOf(name), cycle.size())) + " → " + name
                    + ": take one of these dependencies away");
        }
        for (String needed : container.terms().dependsOn()) {
            refuseCycle(needed, path, done);
        }
        path.remove(name);
        done.add(name);
    }
}
