package io.dockops;

import io.dockops.owner.Labels;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What an image is built from: immutable, checked when built.
 *
 * <pre>{@code
 * BuildSpec spec = BuildSpec.context(Path.of("src/test/docker"), "test:uno").buildArg("VERSION", "7").build();
 * }</pre>
 *
 * @param source what it is built from
 * @param tag the image's name, with a tag
 * @param dockerfilePath where the Dockerfile is in the build context
 * @param buildArgs build arguments, values by name
 * @param labels labels without the one that dockops adds, values by name
 * @param target the stage to build; nothing for the last one
 * @param platform such as {@code linux/amd64}; nothing for the engine's own
 * @param pull whether newer base images are looked for, even where the engine has some
 * @param timeout how long the build may take
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record BuildSpec(
        BuildSource source,
        ImageName tag,
        String dockerfilePath,
        Map<String, String> buildArgs,
        Map<String, String> labels,
        Optional<String> target,
        Optional<String> platform,
        boolean pull,
        Duration timeout) {

    /** How long a build may take, unless a spec says otherwise: 30 minutes. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

    /**
     * Copy the collections; a static factory such as {@link #context} is the way to make one.
     *
     * @param source what it is built from
     * @param tag the image's name
     * @param dockerfilePath where the Dockerfile is
     * @param buildArgs build arguments
     * @param labels labels
     * @param target the stage to build
     * @param platform the platform
     * @param pull whether newer base images are looked for
     * @param timeout how long the build may take
     * @throws IllegalArgumentException if a label is reserved
     */
    public BuildSpec {
        buildArgs = Collections.unmodifiableMap(new LinkedHashMap<>(buildArgs));
        labels = Labels.checked(Collections.unmodifiableMap(new LinkedHashMap<>(labels)));
    }

    /**
     * Build from a tar file: a build context, or a saved image that is loaded; plain, gzip, bzip2 or xz.
     *
     * @param file the tar
     * @param tag the image's name, such as {@code test:uno}
     * @return a builder
     * @throws IllegalArgumentException if the tag is no image name
     */
    public static Builder tar(Path file, String tag) {
        return new Builder(new BuildSource.TarFile(file), tag);
    }

    /**
     * Build from a tar stream: a build context, or a saved image that is loaded; plain, gzip, bzip2 or xz. The stream is
     * copied to a temporary file first, since it must be known to be sound before the engine gets it.
     *
     * @param stream the tar; read to its end and left open
     * @param tag the image's name, such as {@code test:uno}
     * @return a builder
     * @throws IllegalArgumentException if the tag is no image name
     */
    public static Builder tar(InputStream stream, String tag) {
        return new Builder(new BuildSource.TarStream(stream), tag);
    }

    /**
     * Build from a directory. Its {@code .dockerignore} is honoured, and symbolic links are not followed.
     *
     * @param directory the build context
     * @param tag the image's name, such as {@code test:uno}
     * @return a builder
     * @throws IllegalArgumentException if the tag is no image name
     */
    public static Builder context(Path directory, String tag) {
        return new Builder(new BuildSource.Directory(directory), tag);
    }

    /**
     * Build from a Dockerfile's text, without other files.
     *
     * @param text the Dockerfile
     * @param tag the image's name, such as {@code test:uno}
     * @return a builder
     * @throws IllegalArgumentException if the tag is no image name
     */
    public static Builder dockerfile(String text, String tag) {
        return new Builder(new BuildSource.DockerfileText(text), tag);
    }

    /**
     * Tell what is built from what. The value of a build argument is left out where its name looks like a secret's: where it
     * has {@code PASS}, {@code SECRET}, {@code TOKEN}, {@code KEY}, {@code CREDENTIAL} or {@code AUTH} in it.
     *
     * @return such as <code>test:uno from src/test/docker with [VERSION=7, NPM_TOKEN=***]</code>
     */
    @Override
    public String toString() {
        return tag + " from " + source + (buildArgs.isEmpty() ? "" : " with " + Secrets.shown(buildArgs));
    }

    /**
     * Collects what a {@link BuildSpec} says.
     *
     * @since 0.1
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public static final class Builder {

        private final BuildSource source;
        private final ImageName tag;
        private String dockerfile = "Dockerfile";
        private final Map<String, String> buildArgs = new LinkedHashMap<>();
        private final Map<String, String> labels = new LinkedHashMap<>();
        private @Nullable String target;
        private @Nullable String platform;
        private boolean pull;
        private Duration timeout = DEFAULT_TIMEOUT;

        private Builder(BuildSource source, String tag) {
            ImageName name = ImageName.parse(tag);
            if (name.digest() != null) {
                throw new IllegalArgumentException(
                        "An image can't be built under the digest of [" + tag + "]: give it a tag, as in [test:uno]");
            }
            this.source = source;
            this.tag = name.withDefaultTag();
        }

        /**
         * Say where the Dockerfile is in the build context.
         *
         * @param path relative to the context, {@code Dockerfile} by default
         * @return this builder
         */
        public Builder dockerfilePath(String path) {
            this.dockerfile = path;
            return this;
        }

        /**
         * Set a build argument. Where its name looks like a secret's, as {@code NPM_TOKEN} does, its value is in no message or
         * event: also where a step prints it, {@code ***} stands for it there. The image's history has it all the same.
         *
         * @param name its name
         * @param value its value
         * @return this builder
         * @throws IllegalArgumentException if the name is empty
         */
        public Builder buildArg(String name, String value) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("Bad name of a build argument [" + name + "]: it must not be empty");
            }
            buildArgs.put(name, value);
            return this;
        }

        /**
         * Set a label of the image; a saved image is loaded as it is, and gets none.
         *
         * @param name its name; the prefix {@code io.dockops.} is reserved, and refused by {@link #build()}
         * @param value its value
         * @return this builder
         */
        public Builder label(String name, String value) {
            labels.put(name, value);
            return this;
        }

        /**
         * Choose the stage to build.
         *
         * @param stage a stage of the Dockerfile; the last one by default
         * @return this builder
         * @throws IllegalArgumentException if it is empty
         */
        public Builder target(String stage) {
            if (stage.isBlank()) {
                throw new IllegalArgumentException("Bad target [" + stage
                        + "]: name a stage of the Dockerfile, or leave it away for the last one");
            }
            this.target = stage;
            return this;
        }

        /**
         * Choose the platform to build for.
         *
         * @param platform such as {@code linux/amd64} or {@code linux/arm64/v8}; the engine's own by default
         * @return this builder
         * @throws IllegalArgumentException if it is of another form
         */
        public Builder platform(String platform) {
            this.platform = Platforms.checked(platform);
            return this;
        }

        /**
         * Look for newer base images in their registries before the build, as {@code docker build --pull} does. Base
         * images that only this engine has can't be used then.
         *
         * @param pull {@code false} by default: only what is missing is pulled
         * @return this builder
         */
        public Builder pull(boolean pull) {
            this.pull = pull;
            return this;
        }

        /**
         * Set how long the build may take.
         *
         * @param timeout 30 minutes by default
         * @return this builder
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException(
                        "Bad build time-out [" + timeout + "]: it must be more than nothing");
            }
            this.timeout = timeout;
            return this;
        }

        /**
         * Make the spec.
         *
         * @return the spec
         * @throws IllegalArgumentException if a label is reserved
         */
        public BuildSpec build() {
            return new BuildSpec(
                    source,
                    tag,
                    dockerfile,
                    buildArgs,
                    labels,
                    Optional.ofNullable(target),
                    Optional.ofNullable(platform),
                    pull,
                    timeout);
        }
    }
}
