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
     * engine picks, {@code "49222:1337"}, {@code "53/udp"}, {@code "0.0.0.0:80:80"}.
     *
     * @return the ports
     */
    String[] ports() default {};

    /**
     * Environment variables, each as {@code NAME=value}.
     *
     * @return the variables
     */
    String[] env() default {};

    /**
     * The command, in place of the image's own; not parsed by a shell.
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
     * How long it may take until the container is ready, for each try: {@code "500ms"}, {@code "60s"}, {@code "2m"} or
     * ISO-8601.
     *
     * @return the duration; 60 s by default
     */
    String startTimeout() default "60s";

    /**
     * How often a failed start is tried again, each time with a new container.
     *
     * @return 0, the default, for one try in all
     */
    int startRetries() default 0;

    /**
     * How long the container lives.
     *
     * @return the scope; one class by default
     */
    Scope scope() default Scope.CLASS;
}
