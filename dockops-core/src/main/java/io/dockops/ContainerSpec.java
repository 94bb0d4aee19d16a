package io.dockops;

import io.dockops.owner.Labels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a container is made from: immutable, checked when built. Long because of its builder's many methods, which do little
 * more than take a value.
 *
 * <pre>{@code
 * ContainerSpec spec = ContainerSpec.builder("test:uno").port("1337").env("MODE", "fast").build();
 * }</pre>
 *
 * <p>In values of environment variables and in words of the command, <code>{host}</code> stands for the address at which
 * this JVM reaches the container's mapped ports, and <code>{1337}</code> for the host port of its port 1337, which must be
 * published; <code>{53/udp}</code> names the protocol. A host port that the engine would pick is chosen before the start
 * then, so that a server can advertise it. Doubled braces, <code>{{host}}</code>, stand for the text itself, and what follows
 * a dollar sign is left alone.
 *
 * @param image the image's name as it was given
 * @param name the container's name on the engine; nothing where one is made up
 * @param ports the ports to publish, in the order given
 * @param env environment variables that are added to the image's own, values by name
 * @param cmd the command's words; empty for the image's own
 * @param entrypoint the entrypoint's words; empty for the image's own
 * @param labels labels without those that dockops adds, values by name
 * @param workdir the working directory; nothing for the image's own
 * @param user the user that the process runs as; nothing for the image's own
 * @param network the name or id of the network to be on; nothing for the engine's default
 * @param aliases names by which other containers on the network find it
 * @param mounts what it sees in its file system beyond its image
 * @param copies what is copied into it before it starts
 * @param memory how many bytes of memory it may use; 0 for no limit
 * @param cpus how many processors' time it may use; 0 for no limit
 * @param platform such as {@code linux/arm64}; nothing for the engine's own
 * @param privileged whether it has all rights on the engine's host
 * @param waitFor what it is waited for until it counts as ready
 * @param startTimeout how long one try may take until it is ready
 * @param startRetries how often a failed start is tried again, each time with a new container
 * @param stopGrace how long its process is asked to end before it is killed, when it is removed; zero to kill at once
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ContainerSpec(
        ImageName image,
        Optional<String> name,
        List<PortBinding> ports,
        Map<String, String> env,
        List<String> cmd,
        List<String> entrypoint,
        Map<String, String> labels,
        Optional<String> workdir,
        Optional<String> user,
        Optional<String> network,
        List<String> aliases,
        List<Mount> mounts,
        List<FileCopy> copies,
        long memory,
        double cpus,
        Optional<String> platform,
        boolean privileged,
        WaitFor waitFor,
        Duration startTimeout,
        int startRetries,
        Duration stopGrace) {

    /** How long a container may take until it is ready, unless a spec says otherwise: 60 s. */
    public static final Duration DEFAULT_START_TIMEOUT = Duration.ofSeconds(60);

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final long LEAST_MEMORY = 6L * 1024 * 1024;
    /** Texts, since few specs need the patterns, whose making a cold JVM notices. */
    private static final String NAME = "[a-zA-Z0-9][a-zA-Z0-9_.-]+";

    private static final String ALIAS = "[a-zA-Z0-9_](?:[a-zA-Z0-9_.-]*[a-zA-Z0-9_])?";

    /**
     * Check what belongs together, and copy the collections; {@link #builder} is the way to make one.
     *
     * @param image the image's name as it was given
     * @param name the container's name on the engine; nothing where one is made up
     * @param ports the ports to publish, in the order given
     * @param env environment variables that are added to the image's own, values by name
     * @param cmd the command's words; empty for the image's own
     * @param entrypoint the entrypoint's words; empty for the image's own
     * @param labels labels without those that dockops adds, values by name
     * @param workdir the working directory; nothing for the image's own
     * @param user the user that the process runs as; nothing for the image's own
     * @param network the name or id of the network to be on; nothing for the engine's default
     * @param aliases names by which other containers on the network find it
     * @param mounts what it sees in its file system beyond its image
     * @param copies what is copied into it before it starts
     * @param memory how many bytes of memory it may use; 0 for no limit
     * @param cpus how many processors' time it may use; 0 for no limit
     * @param platform such as {@code linux/arm64}; nothing for the engine's own
     * @param privileged whether it has all rights on the engine's host
     * @param waitFor what it is waited for until it counts as ready
     * @param startTimeout how long one try may take until it is ready
     * @param startRetries how often a failed start is tried again, each time with a new container
     * @param stopGrace how long its process is asked to end before it is killed, when it is removed; zero to kill at once
     * @throws IllegalArgumentException if a label is reserved, or there are aliases without a network
     */
    public ContainerSpec {
        if (network.isEmpty() && !aliases.isEmpty()) {
            throw new IllegalArgumentException(
                    "The aliases " + aliases + " need a network: name the one on which they are known");
        }
        ports = List.copyOf(ports);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        cmd = List.copyOf(cmd);
        entrypoint = List.copyOf(entrypoint);
        labels = Labels.checked(Collections.unmodifiableMap(new LinkedHashMap<>(labels)));
        aliases = List.copyOf(aliases);
        mounts = List.copyOf(mounts);
        copies = List.copyOf(copies);
    }

    /**
     * Begin a spec.
     *
     * @param image the image's name, such as {@code test:uno}
     * @return a builder
     * @throws IllegalArgumentException if it is no image name
     */
    public static Builder builder(String image) {
        return builder(ImageName.parse(image));
    }

    /**
     * Begin a spec.
     *
     * @param image the image's name
     * @return a builder
     */
    public static Builder builder(ImageName image) {
        return new Builder(image);
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
        builder.name = name.orElse(null);
        builder.ports.addAll(ports);
        builder.env.putAll(env);
        builder.cmd = cmd;
        builder.entrypoint = entrypoint;
        builder.labels.putAll(labels);
        builder.workdir = workdir.orElse(null);
        builder.user = user.orElse(null);
        builder.network = network.orElse(null);
        builder.aliases = aliases;
        builder.mounts.addAll(mounts);
        builder.copies.addAll(copies);
        builder.memory = memory;
        builder.cpus = cpus;
        builder.platform = platform.orElse(null);
        builder.privileged = privileged;
        builder.waitFor = waitFor;
        builder.startTimeout = startTimeout;
        builder.startRetries = startRetries;
        builder.stopGrace = stopGrace;
        return builder;
    }

    /**
     * Tell what is specified. The value of an environment variable is left out where its name looks like a secret's: where it
     * has {@code PASS}, {@code SECRET}, {@code TOKEN}, {@code KEY}, {@code CREDENTIAL} or {@code AUTH} in it.
     *
     * @return such as <code>test:uno [127.0.0.1::1337/tcp] [MODE=fast, DB_PASSWORD=***]</code>
     */
    @Override
    public String toString() {
        return image + (ports.isEmpty() ? "" : " " + ports) + (env.isEmpty() ? "" : " " + Secrets.shown(env));
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
        private @Nullable String network;
        private List<String> aliases = List.of();
        private final List<Mount> mounts = new ArrayList<>();
        private final List<FileCopy> copies = new ArrayList<>();
        private long memory;
        private double cpus;
        private @Nullable String platform;
        private boolean privileged;
        private WaitFor waitFor = WaitFor.ports();
        private Duration startTimeout = DEFAULT_START_TIMEOUT;
        private int startRetries;
        private Duration stopGrace = Duration.ZERO;

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
            if (!name.matches(NAME)) {
                throw new IllegalArgumentException("Bad container name [" + name
                        + "]: it must be at least two of letters, digits and _ . -, and begin with a letter or digit");
            }
            this.name = name;
            return this;
        }

        /**
         * Publish a port, or a range of them.
         *
         * @param binding in the form of {@link PortBinding#parseAll}, such as {@code "1337"}, {@code "49222:1337"} or
         *     {@code "8000-8002"}
         * @return this builder
         * @throws IllegalArgumentException if it is of another form
         */
        public Builder port(String binding) {
            ports.addAll(PortBinding.parseAll(binding));
            return this;
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

        /** Set the ports to publish, in place of those so far. */
        Builder ports(List<PortBinding> bindings) {
            ports.clear();
            ports.addAll(bindings);
            return this;
        }

        /**
         * Set an environment variable. Where its name looks like a secret's, as {@code DB_PASSWORD} does, its value is in no
         * message or event: also where the engine, the container's log or its readiness probe has it, {@code ***} stands for
         * it there. Of a URL with a password, the password is such a value.
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
            if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
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
         * Put the container on a network.
         *
         * @param network the network's name or id
         * @param aliases names by which other containers on it find this one
         * @return this builder
         * @throws IllegalArgumentException if the network is empty, or an alias is no host name
         */
        public Builder network(String network, String... aliases) {
            if (network.isBlank()) {
                throw new IllegalArgumentException("The network's name is empty: name one, or leave it away");
            }
            for (String alias : aliases) {
                if (!alias.matches(ALIAS)) {
                    throw new IllegalArgumentException(
                            "Bad alias [" + alias
                                    + "]: it must be a host name of letters, digits and _ . -, and begin and end with none of . -");
                }
            }
            this.network = network;
            this.aliases = List.of(aliases);
            return this;
        }

        /**
         * Put the container on a network.
         *
         * @param network the network
         * @param aliases names by which other containers on it find this one
         * @return this builder
         * @throws IllegalArgumentException if an alias is no host name
         */
        public Builder network(Network network, String... aliases) {
            return network(network.id(), aliases);
        }

        /**
         * Mount something.
         *
         * @param mount what, and where
         * @return this builder
         */
        public Builder mount(Mount mount) {
            mounts.add(mount);
            return this;
        }

        /**
         * Set what is mounted, in place of what was so far.
         *
         * @param mounts what, and where
         * @return this builder
         */
        public Builder mounts(List<Mount> mounts) {
            this.mounts.clear();
            this.mounts.addAll(mounts);
            return this;
        }

        /**
         * Copy a file or directory into the container before it starts.
         *
         * @param source a file or directory of this machine
         * @param target an absolute path in the container, by the rules of {@link FileCopy}
         * @return this builder
         * @throws IllegalArgumentException if the target is not absolute
         */
        public Builder copy(Path source, String target) {
            copies.add(new FileCopy(source, target));
            return this;
        }

        /**
         * Limit the memory that the container may use; one that uses more is killed.
         *
         * @param bytes how many bytes, at least 6 MiB, which is the engine's own limit; 0, the default, for no limit
         * @return this builder
         * @throws IllegalArgumentException if it is less
         */
        public Builder memory(long bytes) {
            if (bytes != 0 && bytes < LEAST_MEMORY) {
                throw new IllegalArgumentException(
                        "Bad memory limit [" + bytes + "]: " + LEAST_MEMORY + " bytes (6 MiB) is the least");
            }
            this.memory = bytes;
            return this;
        }

        /**
         * Limit the processors' time that the container may use.
         *
         * @param cpus how many processors, such as 0.5; 0, the default, for no limit
         * @return this builder
         * @throws IllegalArgumentException if it is negative, or not a number
         */
        public Builder cpus(double cpus) {
            if (!(cpus >= 0) || cpus > 100_000 || (cpus != 0 && cpus < 0.01)) {
                throw new IllegalArgumentException(
                        "Bad number of processors [" + cpus + "]: write it like 0.5 or 2; 0.01 is the least");
            }
            this.cpus = cpus;
            return this;
        }

        /**
         * Choose the platform of the image.
         *
         * @param platform such as {@code linux/arm64}; the engine's own by default
         * @return this builder
         * @throws IllegalArgumentException if it is of another form
         */
        public Builder platform(String platform) {
            this.platform = Platforms.checked(platform);
            return this;
        }

        /**
         * Give the container all rights on the engine's host; told by a warning when it starts.
         *
         * @param privileged {@code false} by default
         * @return this builder
         */
        public Builder privileged(boolean privileged) {
            this.privileged = privileged;
            return this;
        }

        /**
         * Say what the container is waited for until it counts as ready; all of it is required.
         *
         * @param conditions in place of the default, {@link WaitFor#ports()}
         * @return this builder
         */
        public Builder waitFor(WaitFor... conditions) {
            this.waitFor = WaitFor.allOf(conditions);
            return this;
        }

        /**
         * Set how long the container's process is asked to end before it is killed, when the container is removed.
         *
         * @param grace in whole seconds, at most a day; zero, the default, to kill at once
         * @return this builder
         * @throws IllegalArgumentException if it is negative or too long
         */
        public Builder stopGrace(Duration grace) {
            if (grace.isNegative() || grace.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "Bad grace [" + grace + "]: it must be from nothing, to kill at once, to a day");
            }
            this.stopGrace = grace;
            return this;
        }

        /**
         * Make the spec.
         *
         * @return the spec
         * @throws IllegalArgumentException if a label is reserved
         */
        public ContainerSpec build() {
            return new ContainerSpec(
                    image,
                    Optional.ofNullable(name),
                    ports,
                    env,
                    cmd,
                    entrypoint,
                    labels,
                    Optional.ofNullable(workdir),
                    Optional.ofNullable(user),
                    Optional.ofNullable(network),
                    aliases,
                    mounts,
                    copies,
                    memory,
                    cpus,
                    Optional.ofNullable(platform),
                    privileged,
                    waitFor,
                    startTimeout,
                    startRetries,
                    stopGrace);
        }
    }
}
