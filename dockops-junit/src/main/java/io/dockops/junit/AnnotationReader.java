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
 * Reads what a class declares into its plan: by annotations, and by extensions that were built by hand. Its errors
 * name the annotation and the element.
 */
final class AnnotationReader {

    private final Class<?> testClass;
    private final List<DockerImage> images;
    private final List<RunContainer> containers;
    private final List<ContainerGuard> guards;
    private final List<ProgrammaticFixtures> extensions;

    private AnnotationReader(Class<?> testClass) {
        this.testClass = testClass;
        this.images = AnnotationSupport.findRepeatableAnnotations(testClass, DockerImage.class);
        this.containers = AnnotationSupport.findRepeatableAnnotations(testClass, RunContainer.class);
        this.guards = AnnotationSupport.findRepeatableAnnotations(testClass, ContainerGuard.class);
        this.extensions = RegisteredExtensions.of(testClass);
    }

    /**
     * Look at a class: its own annotations, those of its superclasses and interfaces, and their meta-annotations, where equal
     * ones count once; and its static fields with a {@link DockopsExtension}.
     */
    static AnnotationReader of(Class<?> testClass) {
        return new AnnotationReader(testClass);
    }

    /** All that the plan depends on, beside what is around the class: where it is equal, plans are. */
    List<?> declared() {
        return List.of(images, containers, guards, extensions, testClass.getClassLoader());
    }

    /**
     * Read the plan.
     *
     * @param around what the classes around it declare
     * @param defaults what holds where an annotation says nothing
     * @throws ExtensionConfigurationException if a declaration is bad; the message says which, why, and what to do
     */
    FixturePlan plan(Surroundings around, Defaults defaults) {
        DeclaredPaths paths = new DeclaredPaths(testClass);
        List<ImageDeclaration> plannedImages = images(paths, defaults);
        List<ContainerDeclaration> plannedContainers = containers(paths, defaults);
        List<Guard> plannedGuards = guards();
        for (ProgrammaticFixtures fixtures : extensions) {
            plannedImages.addAll(fixtures.images(defaults));
            plannedContainers.addAll(fixtures.containers(defaults));
        }
        try {
            return FixturePlan.of(plannedImages, plannedContainers, around).guarded(plannedGuards, around);
        } catch (IllegalArgumentException e) {
            throw refused("the fixtures", e);
        }
    }

    private List<ImageDeclaration> images(DeclaredPaths paths, Defaults defaults) {
        List<ImageDeclaration> planned = new ArrayList<>();
        ImageReader reader = new ImageReader(paths, defaults);
        for (DockerImage image : images) {
            try {
                planned.add(reader.read(image));
            } catch (IllegalArgumentException e) {
                throw refused("@DockerImage(tag = \"" + image.tag() + "\")", e);
            }
        }
        return planned;
    }

    private List<ContainerDeclaration> containers(DeclaredPaths paths, Defaults defaults) {
        List<ContainerDeclaration> planned = new ArrayList<>();
        ContainerReader reader = new ContainerReader(paths, defaults);
        for (RunContainer container : containers) {
            try {
                planned.add(reader.read(container));
            } catch (IllegalArgumentException e) {
                throw refused("@RunContainer" + chosen(container), e);
            }
        }
        return planned;
    }

    private List<Guard> guards() {
        List<Guard> planned = new ArrayList<>();
        for (ContainerGuard guard : guards) {
            try {
                planned.add(GuardReader.read(guard));
            } catch (IllegalArgumentException e) {
                throw refused("@ContainerGuard", e);
            }
        }
        return planned;
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
