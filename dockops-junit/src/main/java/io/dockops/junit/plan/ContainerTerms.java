package io.dockops.junit.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a container is to the scope that it lives in, beyond what it is made from.
 *
 * @param dependsOn the names of those that it needs
 * @param properties system properties with placeholders, by name
 * @param keep whether it stays when its scope ends
 * @param pull when its image is pulled, where no declaration of the image says so
 * @param overlap whether those of two tests may be there at once
 */
public record ContainerTerms(
        List<String> dependsOn, Map<String, String> properties, KeepPolicy keep, PullPolicy pull, boolean overlap) {

    public ContainerTerms {
        dependsOn = List.copyOf(dependsOn);
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** Tell the terms without the properties' values, of which one may be a password. */
    @Override
    public String toString() {
        return "ContainerTerms[dependsOn=" + dependsOn + ", properties=" + properties.keySet() + ", keep=" + keep
                + ", pull=" + pull + ", overlap=" + overlap + "]";
    }
}
