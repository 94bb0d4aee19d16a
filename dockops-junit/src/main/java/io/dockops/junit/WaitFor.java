package io.dockops.junit;

import io.dockops.ReadinessProbe;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a container is waited for, in {@link RunContainer#waitFor}, in place of the default: that each published tcp
 * port answers. Of several elements, and of several annotations, all are required.
 *
 * <p>The container is asked at once, and then every 10 to 50 ms; one that ends meanwhile ends the wait. What is never met in
 * time is an error with the last answer, the time, the container's state and the end of its log.
 *
 * @since 0.1
 */
// Without @API: Spring takes an element of the name status for an override of that annotation's, and warns.
@Target({})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface WaitFor {

    /**
     * A tcp port of the container that must answer.
     *
     * @return the port inside of the container
     */
    int port() default 0;

    /**
     * The path of an http request that must be answered with a {@link #status} that is expected.
     *
     * @return a path with its query, beginning with a slash
     */
    String http() default "";

    /**
     * The port for {@link #http}.
     *
     * @return the port inside of the container; by default, the only tcp port that is published
     */
    int httpPort() default 0;

    /**
     * The method for {@link #http}.
     *
     * @return the method; GET by default
     */
    String method() default "";

    /**
     * The status codes that {@link #http} expects.
     *
     * @return the codes; any from 200 to 399 by default
     */
    int[] status() default {};

    /**
     * Headers for the request of {@link #http}, each as {@code Name: value}.
     *
     * @return the headers
     */
    String[] header() default {};

    /**
     * What the answer to {@link #http} must have in it.
     *
     * @return a regular expression
     */
    String body() default "";

    /**
     * Whether {@link #http} speaks https; any certificate is accepted.
     *
     * @return {@code false} by default
     */
    boolean tls() default false;

    /**
     * What a line of the log must have in it.
     *
     * @return a regular expression, found anywhere in a line
     */
    String log() default "";

    /**
     * How many lines of the log must have {@link #log} in them.
     *
     * @return the number; 1 by default
     */
    int times() default 1;

    /**
     * Whether the health check that the image defines must pass. One that fails for good ends the wait.
     *
     * @return {@code false} by default
     */
    boolean healthy() default false;

    /**
     * The exit code with which the container must end, as one does that prepares something and is done.
     *
     * @return 0 to 255; by default, it must not end
     */
    int exit() default -1;

    /**
     * A command that must succeed when it is executed in the container; not parsed by a shell.
     *
     * @return the program and its arguments
     */
    String[] command() default {};

    /**
     * A probe of your own that must be content, made anew for each container.
     *
     * @return a class with a constructor without parameters
     */
    Class<? extends ReadinessProbe> probe() default ReadinessProbe.class;

    /**
     * How long all of this may take, within {@link RunContainer#startTimeout}: {@code "500ms"}, {@code "60s"},
     * {@code "2m"} or ISO-8601.
     *
     * @return the duration; by default, that of the start
     */
    String timeout() default "";

    /**
     * Whether to wait for nothing: the container is ready once the engine has started it.
     *
     * @return {@code false} by default; of all elements, {@code true} stands alone
     */
    boolean none() default false;
}
