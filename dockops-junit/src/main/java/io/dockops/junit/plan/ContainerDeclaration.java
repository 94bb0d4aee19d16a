package io.dockops.junit.plan;

import io.dockops.ContainerSpec;
import io.dockops.ImageName;

/**
 * A container that a class declares, or one for each image of a group.
 *
 * @param name the name by which parameters choose it; empty for the image's name
 * @param images which images it is run of
 * @param template what it is made from, but for the image
 * @param lifetime how long it lives
 * @param terms what it is to its scope
 */
public record ContainerDeclaration(
        String name, Images images, ContainerSpec template, Lifetime lifetime, ContainerTerms terms) {

    /** Which images a declaration means. */
    public sealed interface Images {

        /** One image, declared or not. */
        record One(ImageName image) implements Images {}

        /** The declared images of a group. */
        record Group(String group) implements Images {}
    }
}
