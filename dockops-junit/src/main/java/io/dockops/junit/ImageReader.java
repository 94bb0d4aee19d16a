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
    private final Elements elements = new Elements();

    ImageReader(DeclaredPaths paths, Defaults defaults) {
        this.paths = paths;
        this.defaults = defaults;
    }

    ImageDeclaration read(DockerImage image) {
        try {
            return declaration(image);
        } catch (IllegalArgumentException e) {
            throw elements.told(e);
        }
    }

    private ImageDeclaration declaration(DockerImage image) {
        elements.atNone();
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
        int given = 0;
        for (String source : List.of(image.tar(), image.context(), image.dockerfile())) {
            given += source.isEmpty() ? 0 : 1;
        }
        if (given > 1) {
            throw new IllegalArgumentException(
                    "more than one of tar, context and dockerfile is given: keep the one that the image is made from");
        }
        if (given == 0) {
            if (image.buildArgs().length > 0 || !image.target().isEmpty()) {
                throw new IllegalArgumentException("buildArgs and target are for an image that is built: give the tar,"
                        + " context or dockerfile that it is built from");
            }
            if (platform.isPresent()) {
                // Nothing is built of it, but its form is that of a container's platform.
                elements.at("platform");
                ContainerSpec.builder(image.tag()).platform(platform.get());
            }
            return new ImageSource.Registry();
        }
        BuildSpec.Builder build = builder(image);
        elements.pairs("buildArgs", image.buildArgs()).forEach(build::buildArg);
        if (elements.given("target", image.target())) {
            build.target(image.target());
        }
        if (platform.isPresent()) {
            elements.at("platform");
            build.platform(platform.get());
        }
        elements.atNone();
        return new ImageSource.Build(build.pull(pull == PullPolicy.ALWAYS).build());
    }

    private BuildSpec.Builder builder(DockerImage image) {
        if (elements.given("tar", image.tar())) {
            return BuildSpec.tar(paths.file(image.tar()), image.tag());
        }
        if (elements.given("context", image.context())) {
            return BuildSpec.context(paths.file(image.context()), image.tag());
        }
        elements.atNone();
        return BuildSpec.dockerfile(image.dockerfile(), image.tag());
    }
}
