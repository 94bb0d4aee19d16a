package io.dockops;

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
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BuildSpec {

    /** How long a build may take, unless a spec says otherwise: 30 minutes. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

    private final BuildSource source;
    private final ImageName tag;
    private final String dockerfile;
    private final Map<String, String> buildArgs;
    private final @Nullable String target;
    private final @Nullable String platform;
    private final Duration timeout;

    private BuildSpec(Builder builder) {
        source = builder.source;
        tag = builder.tag;
        dockerfile = builder.dockerfile;
        buildArgs = Collections.unmodifiableMap(new LinkedHashMap<>(builder.buildArgs));
        target = builder.target;
        platform = builder.platform;
        timeout = builder.timeout;
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

    BuildSource source() {
        return source;
    }

    /**
     * Return the image's name.
     *
     * @return the name, with a tag
     */
    public ImageName tag() {
        return tag;
    }

    /**
     * Return where the Dockerfile is in the build context.
     *
     * @return its path, {@code Dockerfile} by default
     */
    public String dockerfilePath() {
        return dockerfile;
    }

    /**
     * Return the build arguments.
     *
     * @return values by name
     */
    public Map<String, String> buildArgs() {
        return buildArgs;
    }

    /**
     * Return the stage to build.
     *
     * @return the stage, or nothing for the last one
     */
    public Optional<String> target() {
        return Optional.ofNullable(target);
    }

    /**
     * Return the platform to build for.
     *
     * @return such as {@code linux/amd64}, or nothing for the engine's own
     */
    public Optional<String> platform() {
        return Optional.ofNullable(platform);
    }

    /**
     * Return how long the build may take.
     *
     * @return the duration
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * Tell what is built from what; build arguments are left out, as they may be secret.
     *
     * @return such as {@code test:uno from src/test/docker}
     */
    @Override
    public String toString() {
        return tag + " from " + source;
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
        private @Nullable String target;
        private @Nullable String platform;
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
         * Set a build argument.
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
         * Choose the stage to build.
         *
         * @param stage a stage of the Dockerfile; the last one by default
         * @return this builder
         */
        public Builder target(String stage) {
            this.target = stage;
            return this;
        }

        /**
         * Choose the platform to build for.
         *
         * @param platform such as {@code linux/amd64}; the engine's own by default
         * @return this builder
         */
        public Builder platform(String platform) {
            this.platform = platform;
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
         */
        public BuildSpec build() {
            return new BuildSpec(this);
        }
    }
}
