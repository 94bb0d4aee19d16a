package io.dockops.junit;

import io.dockops.junit.plan.ContainerDeclaration;
import io.dockops.junit.plan.Defaults;
import io.dockops.junit.plan.FixturePlan;
import io.dockops.junit.plan.Guard;
import io.dockops.junit.plan.ImageDeclaration;
import io.dockops.junit.plan.Surroundings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Reads what a class declares into its plan: by annotations, and by extensions that were built by hand. A pure function,
 * whose errors name the annotation and the element.
 */
final class AnnotationReader {

    private final Class<?> testClass;
    private final List<ImageDeclaration> images = new ArrayList<>();
    private final List<ContainerDeclaration> containers = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();

    private AnnotationReader(Class<?> testClass) {
        this.testClass = testClass;
    }

    /**
     * Read the plan of a class: its own annotations, those of its superclasses and interfaces, and their
     * meta-annotations, where equal ones count once; and its static fields with a {@link DockopsExtension}.
     *
     * @param around what the classes around it declare
     * @param defaults what holds where an annotation says nothing
     * @throws ExtensionConfigurationException if a declaration is bad; the message says which, why, and what to do
     */
    static FixturePlan plan(Class<?> testClass, Surroundings around, Defaults defaults) {
        AnnotationReader reader = new AnnotationReader(testClass);
        reader.readAnnotations(defaults);
        reader.readExtensions(defaults);
        try {
            return FixturePlan.of(reader.images, reader.containers, around).guarded(reader.guards, around);
        } catch (IllegalArgumentException e) {
            throw reader.refused("the fixtures", e);
        }
    }

    private void readAnnotations(Defaults defaults) {
        DeclaredPaths paths = new DeclaredPaths(testClass);
        ImageReader imageReader = new ImageReader(paths, defaults);
        for (DockerImage image : AnnotationSupport.findRepeatableAnnotations(testClass, DockerImage.class)) {
            try {
                images.add(imageReader.read(image));
            } catch (IllegalArgumentException e) {
                throw refused("@DockerImage(tag = \"" + image.tag() + "\")", e);
            }
        }
        ContainerReader containerReader = new ContainerReader(paths, defaults);
        for (RunContainer container : AnnotationSupport.findRepeatableAnnotations(testClass, RunContainer.class)) {
            try {
                containers.add(containerReader.read(container));
            } catch (IllegalArgumentException e) {
                throw refused("@RunContainer" + chosen(container), e);
            }
        }
        for (ContainerGuard guard : AnnotationSupport.findRepeatableAnnotations(testClass, ContainerGuard.class)) {
            try {
                guards.add(GuardReader.read(guard));
            } catch (IllegalArgumentException e) {
                throw refused("@ContainerGuard", e);
            }
        }
    }

    private void readExtensions(Defaults defaults) {
        for (ProgrammaticFixtures fixtures : RegisteredExtensions.of(testClass)) {
            images.addAll(fixtures.images(defaults));
            containers.addAll(fixtures.containers(defaults));
        }
    }

    private static String chosen(RunContainer container) {
        if (!container.image().isEmpty()) {
            return "(image = \"" + container.image() + "\")";
        }
        return container.group().isEmpty() ? "" : "(group = \"" + container.group() + "\")";
    }

    private ExtensionConfigurationException refused(String where, IllegalArgumentException e) {
        return new ExtensionConfigurationException(
                where + " on class [" + testClass.getName() + "]: " + e.getMessage(), e);
    }
}
