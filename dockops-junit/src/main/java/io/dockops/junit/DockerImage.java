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
 * <p>An image is made once in a test run, however many classes declare it, and stays afterwards. Classes that run in
 * parallel must not give one tag to different images. A path is looked up on the class path, then from the module's
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
}
