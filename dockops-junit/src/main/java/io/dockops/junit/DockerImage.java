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
 * Makes an image present before the tests of a class: built or loaded from {@link #tar}, {@link #context} or
 * {@link #dockerfile}, of which at most one is given; without any of them, pulled if it is missing.
 *
 * <p>An image is made once in a test run, however many classes declare it, and stays afterwards. One that is built from
 * another declared image comes after it. Classes that run in parallel must not give one tag to different images. A path is looked up on the class path, then from the module's
 * directory.
 *
 * <p>Works on classes, their superclasses and interfaces, and as a meta-annotation.
 *
 * @since 0.1
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(DockerImages.class)
@ExtendWith(DockopsExtension.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface DockerImage {

    /**
     * The image's name, such as {@code test:uno}: tag {@code uno} of group {@code test}. Without a tag it is
     * {@code latest}.
     *
     * @return the name
     */
    String tag();

    /**
     * A tar file with a build context, or a saved image; plain, or compressed by gzip, bzip2 or xz.
     *
     * @return the path of the tar
     */
    String tar() default "";

    /**
     * A directory with a {@code Dockerfile}. Its {@code .dockerignore} is honoured.
     *
     * @return the path of the build context
     */
    String context() default "";

    /**
     * A Dockerfile's text, for an image that needs no other files.
     *
     * @return the text
     */
    String dockerfile() default "";

    /**
     * Build arguments, each as {@code NAME=value}.
     *
     * @return the arguments
     */
    String[] buildArgs() default {};

    /**
     * The stage of the Dockerfile to build.
     *
     * @return the stage; the last one by default
     */
    String target() default "";

    /**
     * The platform to build for, or to pull.
     *
     * @return such as {@code linux/arm64}; by default as the key {@code dockops.platform} says, else the engine's own
     */
    String platform() default "";

    /**
     * When the image, or what it is built from, is pulled.
     *
     * @return where it is missing, by default
     */
    Pull pull() default Pull.DEFAULT;

    /**
     * Whether the image is built, or loaded, in each test run. By default it is only where its content has changed: the
     * files of its source, build arguments, target or platform. A newer base image is no change.
     *
     * @return {@code false} by default, unless the key {@code dockops.rebuild} says otherwise
     */
    boolean rebuild() default false;

    /**
     * Whether the image is removed when the test run ends. One that had to be pulled is; one that was there is not.
     *
     * @return {@code false} by default: it stays, so that the next run is fast
     */
    boolean remove() default false;
}
