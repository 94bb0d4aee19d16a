package io.dockops;

import io.dockops.session.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a container is made from: immutable, checked when built.
 *
 * <pre>{@code
 * ContainerSpec spec = ContainerSpec.builder("test:uno").port("1337").env("MODE", "fast").build();
 * }</pre>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ContainerSpec {

    /** How long a container may take until it is ready, unless a spec says otherwise: 60 s. */
    public static final Duration DEFAULT_START_TIMEOUT = Duration.ofSeconds(60);

    private static final Duration LONGEST_START = Duration.ofDays(1);
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

    private final ImageName image;
    private final @Nullable String name;
    private final List<PortBinding> ports;
    private final Map<String, String> env;
    private final List<String> cmd;
    private final List<String> entrypoint;
    private final Map<String, String> labels;
    private final @Nullable String workdir;
    private final @Nullable String user;
    private final Duration startTimeout;
    private final int startRetries;

    private ContainerSpec(Builder builder) {
        image = builder.image;
        name = builder.name;
        ports = List.copyOf(builder.ports);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(builder.env));
        cmd = List.copyOf(builder.cmd);
        entrypoint = List.copyOf(builder.entrypoint);
        labels = Labels.checked(Collections.unmodifiableMap(new LinkedHashMap<>(builder.labels)));
        workdir = builder.workdir;
        user = builder.user;
        startTimeout = builder.startTimeout;
        startRetries = builder.startRetries;
    }

    /**
     * Begin a spec.
     *
     * @param image the image's name, such as {@code test:uno}
     * @return a builder
     * @throws IllegalArgumentException if it is no image name
     */
    public static Builder builder(String image) {
        return new Builder(ImageName.parse(image));
    }

    /**
     * Make a spec that says no more than the image.
     *
     * @param image the image's name, such as {@code test:uno}
     * @return the spec
     * @throws IllegalArgumentException if it is no image name
     */
    public static ContainerSpec of(String image) {
        return builder(image).build();
    }

    /**
     * Begin another spec from this one.
     *
     * @return a builder that holds what this spec says
     */
    public Builder toBuilder() {
        Builder builder = new Builder(image);
        builder.name = name;
        builder.ports.addAll(ports);
        builder.env.putAll(env);
        builder.cmd = cmd;
        builder.entrypoint = entrypoint;
        builder.labels.putAll(labels);
        builder.workdir = workdir;
        builder.user = user;
        builder.startTimeout = startTimeout;
        builder.startRetries = startRetries;
        return builder;
    }

    /**
     * Return the image's name.
     *
     * @return the name as it was given
     */
    public ImageName image() {
        return image;
    }

    /**
     * Return the container's name on the engine.
     *
     * @return the name, or nothing where one is made up
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /**
     * Return the ports to publish.
     *
     * @return the bindings in the order given
     */
    public List<PortBinding> ports() {
        return ports;
    }

    /**
     * Return the environment variables that are added to the image's own.
     *
     * @return values by name
     */
    public Map<String, String> env() {
        return env;
    }

    /**
     * Return the command.
     *
     * @return its words; empty for the image's own
     */
    public List<String> cmd() {
        return cmd;
    }

    /**
     * Return the entrypoint.
     *
     * @return its words; empty for the image's own
     */
    public List<String> entrypoint() {
        return entrypoint;
    }

    /**
     * Return the labels.
     *
     * @return values by name, without those that dockops adds
     */
    public Map<String, String> labels() {
        return labels;
    }

    /**
     * Return the working directory.
     *
     * @return the directory, or nothing for the image's own
     */
    public Optional<String> workdir() {
        return Optional.ofNullable(workdir);
    }

    /**
     * Return the user that the process runs as.
     *
     * @return the user, or nothing for the image's own
     */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /**
     * Return how long it may take until the container is ready.
     *
     * @return the duration of one try
     */
    public Duration startTimeout() {
        return startTimeout;
    }

    /**
     * Return how often a failed start is tried again.
     *
     * @return 0 for one try in all
     */
    public int startRetries() {
        return startRetries;
    }

    /**
     * Collects what a {@link ContainerSpec} says.
     *
     * @since 0.1
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public static final class Builder {

        private ImageName image;
        private @Nullable String name;
        private final List<PortBinding> ports = new ArrayList<>();
        private final Map<String, String> env = new LinkedHashMap<>();
        private List<String> cmd = List.of();
        private List<String> entrypoint = List.of();
        private final Map<String, String> labels = new LinkedHashMap<>();
        private @Nullable String workdir;
        private @Nullable String user;
        private Duration startTimeout = DEFAULT_START_TIMEOUT;
        private int startRetries;

        private Builder(ImageName image) {
            this.image = image;
        }

        /**
         * Set the image, in place of the one that the builder began with.
         *
         * @param image the image's name
         * @return this builder
         */
        public Builder image(ImageName image) {
            this.image = image;
            return this;
        }

        /**
         * Give the container a name on the engine; without one, a unique name is made up.
         *
         * @param name a letter or digit, then letters, digits and {@code _ . -}
         * @return this builder
         * @throws IllegalArgumentException if it is of another form
         */
        public Builder name(String name) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("Bad container name [" + name
                        + "]: it must be at least two of letters, digits and _ . -, and begin with a letter or digit");
            }
            this.name = name;
            return this;
        }

        /**
         * Publish a port.
         *
         * @param binding in the form of {@link PortBinding#parse}, such as {@code "1337"} or {@code "49222:1337"}
         * @return this builder
         * @throws IllegalArgumentException if it is of another form
         */
        public Builder port(String binding) {
            return port(PortBinding.parse(binding));
        }

        /**
         * Publish a port.
         *
         * @param binding what to publish, and where
         * @return this builder
         */
        public Builder port(PortBinding binding) {
            ports.add(binding);
            return this;
        }

        /**
         * Set an environment variable.
         *
         * @param name its name
         * @param value its value
         * @return this builder
         * @throws IllegalArgumentException if the name is empty or has an equals sign
         */
        public Builder env(String name, String value) {
            if (name.isBlank() || name.indexOf('=') >= 0) {
                throw new IllegalArgumentException(
                        "Bad name of an environment variable [" + name + "]: it must not be empty or contain =");
            }
            env.put(name, value);
            return this;
        }

        /**
         * Set the command, in place of the image's own.
         *
         * @param words the program and its arguments, not parsed by a shell
         * @return this builder
         */
        public Builder cmd(String... words) {
            cmd = List.of(words);
            return this;
        }

        /**
         * Set the entrypoint, in place of the image's own.
         *
         * @param words the program and its arguments, not parsed by a shell
         * @return this builder
         */
        public Builder entrypoint(String... words) {
            entrypoint = List.of(words);
            return this;
        }

        /**
         * Set a label.
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
         * Set the working directory, in place of the image's own.
         *
         * @param directory an absolute path in the container
         * @return this builder
         */
        public Builder workdir(String directory) {
            this.workdir = directory;
            return this;
        }

        /**
         * Set the user that the process runs as, in place of the image's own.
         *
         * @param user a name or number, with a group after a colon where wanted
         * @return this builder
         */
        public Builder user(String user) {
            this.user = user;
            return this;
        }

        /**
         * Set how long it may take until the container is ready.
         *
         * @param timeout the duration of one try; the default is 60 s
         * @return this builder
         * @throws IllegalArgumentException if it is not positive, or more than a day
         */
        public Builder startTimeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_START) > 0) {
                throw new IllegalArgumentException(
                        "Bad start time-out [" + timeout + "]: it must be more than nothing, and at most a day");
            }
            this.startTimeout = timeout;
            return this;
        }

        /**
         * Set how often a failed start is tried again, each time with a new container.
         *
         * @param retries 0, the default, for one try in all
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         */
        public Builder startRetries(int retries) {
            if (retries < 0) {
                throw new IllegalArgumentException("Bad number of start retries [" + retries + "]: 0 is the least");
            }
            this.startRetries = retries;
            return this;
        }

        /**
         * Make the spec.
         *
         * @return the spec
         * @throws IllegalArgumentException if a label is reserved
         */
        public ContainerSpec build() {
            return new ContainerSpec(this);
        }
    }

    /**
     * Tell what is specified; values of environment variables are left out, as they may be secret.
     *
     * @return such as {@code test:uno [127.0.0.1::1337/tcp]}
     */
    @Override
    public String toString() {
        return image + (ports.isEmpty() ? "" : " " + ports);
    }
}
