package io.dockops.junit.plan;

import io.dockops.ContainerSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One container of a plan: its name for parameters, what it is made from, how long it lives, and what it is there. */
public record PlannedContainer(String name, ContainerSpec spec, Lifetime lifetime, ContainerTerms terms) {

    /** Those among others that it depends on. */
    public List<PlannedContainer> dependencies(Collection<PlannedContainer> others) {
        List<PlannedContainer> dependencies = new ArrayList<>();
        for (PlannedContainer other : others) {
            if (terms.dependsOn().contains(other.name())) {
                dependencies.add(other);
            }
        }
        return dependencies;
    }

    /** By hand, since a record's own, down to the spec's, costs a cold JVM much at its first use. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
