package io.dockops.junit.plan;

import java.util.List;

/** What the classes around a nested one declare, the nearest first; a plan may refer to it. */
public record Surroundings(List<ImageDeclaration> images, List<PlannedContainer> containers) {

    /** Those of a class that is not nested. */
    public static final Surroundings NONE = new Surroundings(List.of(), List.of());

    public Surroundings {
        images = List.copyOf(images);
        containers = List.copyOf(containers);
    }
}
