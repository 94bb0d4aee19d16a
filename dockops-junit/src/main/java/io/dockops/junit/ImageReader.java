package io.dockops.junit;

import io.dockops.BuildSpec;
import io.dockops.ContainerSpec;
import io.dockops.ImageName;
import io.dockops.junit.plan.Defaults;
import io.dockops.junit.plan.ImageDeclaration;
import io.dockops.junit.plan.ImageSource;
import io.dockops.junit.plan.PullPolicy;
import java.util.List;
import java.util.Optional;

/** Reads one {@link DockerImage}. */
final class ImageReader {

    private final DeclaredPaths paths;
    private final Defaults defaults;

    ImageReader(DeclaredPaths paths, Defaults defaults) {
        this.paths = paths;
        this.defaults = defaults;
    }

    ImageDeclaration read(DockerImage image) {
        ImageName tag = ImageName.parse(image.tag());
        PullPolicy pull = image.pull() == Pull.DEFAULT
                ? defaults.pull()
                : PullPolicy.valueOf(image.pull().name());
        Optional<String> platform = image.platform().isEmpty() ? defaults.platform() : Optional.of(image.platform());
        return new ImageDeclaration(
                tag,
                source(image, platform, pull),
                platform,
                pull,
                image.rebuild() || defaults.rebuild(),
                image.remove());
    }

    private ImageSource source(DockerImage image, Optional<String> platform, PullPolicy pull) {
        long given = List.of(image.tar(), image.context(), image.dockerfile()).stream()
                .filter(source -> !source.isEmpty())
                .count();
        if (given > 1) {
            throw new IllegalArgumentException(
                    "more than one of tar, context and dockerfile is given: keep the one that the image is made from");
        }
        if (given == 0) {
            if (image.buildArgs().length > 0 || !image.target().isEmpty()) {
                throw new IllegalArgumentException("buildArgs and target are for an image that is built: give the tar,"
                        + " context or dockerfile that it is built from");
            }
            // Nothing is built of it, but its form is that of a container's platform.
            platform.ifPresent(
                    asked -> Elements.given("platform", asked, ContainerSpec.builder(image.tag())::platform));
            return new ImageSource.Registry();
        }
        BuildSpec.Builder build = builder(image);
        Elements.pairs("buildArgs", image.buildArgs(), build::buildArg);
        Elements.given("target", image.target(), build::target);
        platform.ifPresent(asked -> Elements.given("platform", asked, build::platform));
        return new ImageSource.Build(build.pull(pull == PullPolicy.ALWAYS).build());
    }

    private BuildSpec.Builder builder(DockerImage image) {
        if (!image.tar().isEmpty()) {
            return BuildSpec.tar(Elements.value("tar", () -> paths.file(image.tar())), image.tag());
        }
        return image.context().isEmpty()
                ? BuildSpec.dockerfile(image.dockerfile(), image.tag())
                : BuildSpec.context(Elements.value("context", () -> paths.file(image.context())), image.tag());
    }
}
