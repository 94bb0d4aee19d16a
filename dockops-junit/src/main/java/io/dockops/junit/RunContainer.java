package io.dockops.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a container for the tests of a class: of one {@link #image}, or of each image of a {@link #group} that a
 * {@link DockerImage} of the class declares.
 *
 * <p>It is ready before a test sees it: each published tcp port answers, or, where there is none, it runs. When its
 * {@link #scope} ends it is removed, with its anonymous volumes; and so is what the tests ran through an injected
 * {@link io.dockops.Containers}.
 *
 * <p>Works on classes, their superclasses and interfaces, and as a meta-annotation. A {@code @Nested} class sees the
 * containers of the classes around it, and may declare further ones.
 *
 * @since 0.1
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(RunContainers.class)
@ExtendWith(DockopsExtension.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface RunContainer {

    /**
     * The name of the image to run, such as {@code test:uno}; pulled if it is missing.
     *
     * @return the image; empty where a {@link #group} is given
     */
    String image() default "";

    /**
     * The group to run: the repository part of image names, such as {@code test}. One container is run for each image
     * of the group that the class, or a class around it, declares by {@link DockerImage}.
     *
     * @return the group; empty where an {@link #image} is given
     */
    String group() default "";

    /**
     * The name by which parameters choose this container. It is not its name on the engine, which is unique to each
     * run. With a {@link #group} of several images, leave it away.
     *
     * @return the name; the image's name by default
     */
    String name() default "";

    /**
     * The ports to publish, on {@code 127.0.0.1} unless another address is named: {@code "1337"} at a port that the
     * engine picks, {@code "49222:1337"}, {@code "53/udp"}, {@code "0.0.0.0:80:80"}; {@code "8000-8010:80"} at a free port of
     * a range; {@code "9000-9002:8000-8002"} for a range of ports.
     *
     * @return the ports
     */
    String[] ports() default {};

    /**
     * Environment variables, each as {@code NAME=value}. In a value, <code>{host}</code> stands for the host of the mapped
     * ports, and <code>{1337}</code> for the port at which port 1337 will be published, as a server needs it that advertises
     * its address; <code>{{host}}</code> stands for the text itself.
     *
     * @return the variables
     */
    String[] env() default {};

    /**
     * The command, in place of the image's own; not parsed by a shell. Its words may have the placeholders of {@link #env}.
     *
     * @return the program and its arguments
     */
    String[] cmd() default {};

    /**
     * The entrypoint, in place of the image's own; not parsed by a shell.
     *
     * @return the program and its arguments
     */
    String[] entrypoint() default {};

    /**
     * The working directory, in place of the image's own.
     *
     * @return an absolute path in the container
     */
    String workdir() default "";

    /**
     * The user that the process runs as, in place of the image's own.
     *
     * @return a name or number, with a group after a colon where wanted
     */
    String user() default "";

    /**
     * Labels, each as {@code name=value}. The prefix {@code io.dockops.} is reserved.
     *
     * @return the labels
     */
    String[] labels() default {};

    /**
     * The network to be on, made once for the widest scope of the containers that name it, and removed with that. Containers
     * on it find each other by their {@link #name} and {@link #aliases}.
     *
     * @return the network; the engine's default one where it is left away
     */
    String network() default "";

    /**
     * Further names by which containers on the {@link #network} find this one.
     *
     * @return the host names
     */
    String[] aliases() default {};

    /**
     * What the container sees in its file system: {@code "./src/test/data:/data:ro"} for a directory or file of the module,
     * or one with an absolute path; {@code "data:/var/lib/data"} for a volume that goes with the widest scope of the
     * containers that name it; {@code "/var/lib/data"} for one of its own; {@code "type=tmpfs,target=/run"} for memory. The
     * other forms of the docker CLI's {@code --mount} work too.
     *
     * @return the mounts
     */
    String[] mounts() default {};

    /**
     * Files and directories that are copied into the container before it starts, each as {@code source:target}: looked up on
     * the class path, then from the module's directory; an absolute path in the container, with a slash at its end for the
     * directory that a file goes into.
     *
     * @return the copies
     */
    String[] copy() default {};

    /**
     * How much memory the container may use: {@code "512m"}, {@code "1g"}; at least {@code "6m"}. One that uses more is killed.
     *
     * @return the limit; none by default
     */
    String memory() default "";

    /**
     * How many processors' time the container may use, such as 0.5.
     *
     * @return the limit; 0, the default, for none
     */
    double cpus() default 0;

    /**
     * The image's platform.
     *
     * @return such as {@code linux/arm64}; by default as the key {@code dockops.platform} says, else the engine's own
     */
    String platform() default "";

    /**
     * Whether the container has all rights on the engine's host; logged as a warning.
     *
     * @return {@code false} by default
     */
    boolean privileged() default false;

    /**
     * What the container is waited for until it counts as ready; all of it is required.
     *
     * @return by default, that each published tcp port answers or, where there is none, that it runs
     */
    WaitFor[] waitFor() default {};

    /**
     * How long it may take until the container is ready, for each try: {@code "500ms"}, {@code "60s"}, {@code "2m"} or
     * ISO-8601.
     *
     * @return the duration; by default as the key {@code dockops.start.timeout} says, else 60 s
     */
    String startTimeout() default "";

    /**
     * How often a failed start is tried again, each time with a new container.
     *
     * @return -1, the default, for what the key {@code dockops.start.retries} says, else 0 for one try in all
     */
    int startRetries() default -1;

    /**
     * The names of containers that must be ready before this one starts, and that outlive it. What does not depend on each
     * other starts in parallel.
     *
     * @return the names, as {@link #name} gives them
     */
    String[] dependsOn() default {};

    /**
     * How long the container lives.
     *
     * @return the scope; one class by default
     */
    Scope scope() default Scope.CLASS;

    /**
     * Whether, in scope {@code METHOD}, the container of the class's next test may start while a test runs, and that of the
     * last one be removed. Each test has a container that no other test has touched all the same. Containers never overlap
     * where they would meet: on a network, at a fixed port of the host, or by a mount.
     *
     * @return {@code true} by default, unless the key {@code dockops.overlap} is {@code false}; say {@code false} for a
     *     container that needs more than half of the machine, or for tests that look at all containers there are
     */
    boolean overlap() default true;

    /**
     * How the container ends: {@code "kill"}, or how long its process may take to end when it is asked to, such as
     * {@code "10s"}, in whole seconds, before it is killed.
     *
     * @return by default as the key {@code dockops.stop} says, else {@code "kill"}
     */
    String stop() default "";

    /**
     * Whether the container stays when its scope ends.
     *
     * @return by default as the key {@code dockops.keep} says, else it does not
     */
    Keep keep() default Keep.DEFAULT;

    /**
     * System properties that are set while the container's scope lives, and restored after, each as {@code name=value}; in a
     * value, <code>{host}</code> and <code>{5432}</code> stand for where the container's port is published. Classes that run
     * in parallel can't give one property different values.
     *
     * @return such as <code>db.url=jdbc:postgresql://{host}:{5432}/app</code>
     */
    String[] properties() default {};
}
