package io.dockops.junit;

import io.dockops.ContainerSpec;
import io.dockops.ImageName;
import io.dockops.PortBinding;
import io.dockops.junit.plan.ContainerDeclaration;
import io.dockops.junit.plan.ContainerDeclaration.Images;
import io.dockops.junit.plan.DurationText;
import io.dockops.junit.plan.FixturePlan;
import io.dockops.junit.plan.ImageDeclaration;
import io.dockops.junit.plan.ImageSource;
import io.dockops.junit.plan.Lifetime;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/** Reads a class's annotations into its plan: a pure function, whose errors name the annotation and the element. */
final class AnnotationReader {

    private final Class<?> testClass;
    private final DeclaredPaths paths;

    private AnnotationReader(Class<?> testClass) {
        this.testClass = testClass;
        this.paths = new DeclaredPaths(testClass);
    }

    /**
     * Read the plan of a class: its own annotations, those of its superclasses and interfaces, and their
     * meta-annotations; equal ones count once.
     *
     * @throws ExtensionConfigurationException if a declaration is bad; the message says which, why, and what to do
     */
    static FixturePlan plan(Class<?> testClass, List<ImageDeclaration> imagesAround) {
        AnnotationReader reader = new AnnotationReader(testClass);
        List<ImageDeclaration> images =
                AnnotationSupport.findRepeatableAnnotations(testClass, DockerImage.class).stream()
                        .map(reader::image)
                        .toList();
        List<ContainerDeclaration> containers =
                AnnotationSupport.findRepeatableAnnotations(testClass, RunContainer.class).stream()
                        .map(reader::container)
                        .toList();
        return reader.checked("the fixtures", () -> FixturePlan.of(images, containers, imagesAround));
    }

    private ImageDeclaration image(DockerImage image) {
        String where = "@DockerImage(tag = \"" + image.tag() + "\")";
        ImageName tag = checked(where, () -> ImageName.parse(image.tag()));
        return checked(where, () -> new ImageDeclaration(tag, source(image)));
    }

    private ImageSource source(DockerImage image) {
        long given = List.of(image.tar(), image.context(), image.dockerfile()).stream()
                .filter(source -> !source.isEmpty())
                .count();
        if (given > 1) {
            throw new IllegalArgumentException(
                    "more than one of tar, context and dockerfile is given: keep the one that the image is made from");
        }
        if (!image.tar().isEmpty()) {
            return paths.tar(image.tar());
        }
        if (!image.context().isEmpty()) {
            return paths.directory(image.context());
        }
        return image.dockerfile().isEmpty()
                ? new ImageSource.Registry()
                : new ImageSource.DockerfileText(image.dockerfile());
    }

    private ContainerDeclaration container(RunContainer container) {
        String where = "@RunContainer" + chosen(container);
        Images images = checked(where, () -> images(container));
        ContainerSpec template = checked(where, () -> template(container, images));
        return new ContainerDeclaration(
                container.name(),
                images,
                template,
                Lifetime.valueOf(container.scope().name()));
    }

    private static String chosen(RunContainer container) {
        if (!container.image().isEmpty()) {
            return "(image = \"" + container.image() + "\")";
        }
        return container.group().isEmpty() ? "" : "(group = \"" + container.group() + "\")";
    }

    private static Images images(RunContainer container) {
        if (container.image().isEmpty() == container.group().isEmpty()) {
            throw new IllegalArgumentException(
                    container.image().isEmpty()
                            ? "neither image nor group is given: name the image to run, or the group of declared images"
                            : "both image and group are given: keep the one that says what to run");
        }
        return container.group().isEmpty()
                ? new Images.One(ImageName.parse(container.image()))
                : new Images.Group(container.group());
    }

    private static ContainerSpec template(RunContainer container, Images images) {
        // A group is the repository part of a name, and so a name itself; each image of it takes its place.
        ContainerSpec.Builder spec = ContainerSpec.builder(
                images instanceof Images.One one ? one.image().toString() : container.group());
        for (String port : container.ports()) {
            element("ports", () -> spec.port(PortBinding.parse(port)));
        }
        pairs("env", container.env(), spec::env);
        pairs("labels", container.labels(), spec::label);
        spec.cmd(container.cmd()).entrypoint(container.entrypoint());
        if (!container.workdir().isEmpty()) {
            spec.workdir(container.workdir());
        }
        if (!container.user().isEmpty()) {
            spec.user(container.user());
        }
        element("startTimeout", () -> spec.startTimeout(DurationText.parse(container.startTimeout())));
        element("startRetries", () -> spec.startRetries(container.startRetries()));
        return spec.build();
    }

    private static void pairs(String element, String[] pairs, BiConsumer<String, String> consumer) {
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                // The pair may be a secret whose name was forgotten: it is not repeated.
                throw new IllegalArgumentException(
                        element + ": an entry has no name before its equals sign: write it like \"NAME=value\"");
            }
            element(element, () -> consumer.accept(pair.substring(0, equals), pair.substring(equals + 1)));
        }
    }

    private static void element(String element, Runnable read) {
        try {
            read.run();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(element + ": " + e.getMessage(), e);
        }
    }

    private <T> T checked(String where, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException(
                    where + " on class [" + testClass.getName() + "]: " + e.getMessage(), e);
        }
    }
}
