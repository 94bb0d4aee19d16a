package io.dockops.junit;

import io.dockops.ContainerSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What a container of {@link DockopsExtension#builder()} is to its scope; each option means what the element of
 * {@link RunContainer} of the same name means.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ContainerOptions {

    private Scope scope = Scope.CLASS;
    private List<String> dependsOn = List.of();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private Keep keep = Keep.DEFAULT;
    private boolean overlap = true;

    ContainerOptions() {}

    /**
     * Say how long it lives.
     *
     * @param scope one class by default
     * @return these options
     */
    public ContainerOptions scope(Scope scope) {
        this.scope = scope;
        return this;
    }

    /**
     * Say which containers must be ready before it starts.
     *
     * @param names their names
     * @return these options
     */
    public ContainerOptions dependsOn(String... names) {
        this.dependsOn = List.of(names);
        return this;
    }

    /**
     * Set a system property while its scope lives.
     *
     * @param name the property's name
     * @param value its value, with placeholders such as <code>{host}</code> and <code>{5432}</code>
     * @return these options
     */
    public ContainerOptions property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    /**
     * Say whether it stays when its scope ends.
     *
     * @param keep as the key {@code dockops.keep} says by default
     * @return these options
     */
    public ContainerOptions keep(Keep keep) {
        this.keep = keep;
        return this;
    }

    /**
     * Say whether, in scope {@code METHOD}, containers of two tests may be there at once.
     *
     * @param overlap {@code true} by default
     * @return these options
     */
    public ContainerOptions overlap(boolean overlap) {
        this.overlap = overlap;
        return this;
    }

    ProgrammaticFixtures.Run run(String name, ContainerSpec spec) {
        return new ProgrammaticFixtures.Run(name, spec, scope, dependsOn, properties, keep, overlap);
    }
}
